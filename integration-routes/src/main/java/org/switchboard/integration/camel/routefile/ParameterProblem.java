package org.switchboard.integration.camel.routefile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with one use of a Kamelet.
 *
 * @param parameter the one that is wrong; empty when one is missing, or the Kamelet is not known
 * @param reason the rest of a sentence
 */
record ParameterProblem(Optional<String> parameter, String reason) {

    static ParameterProblem ofUse(String reason) {
        return new ParameterProblem(Optional.empty(), reason);
    }

    /** The line of the parameter, which follows the Kamelet's; that of the Kamelet when it is not written on its own. */
    int line(String file, int kamelet) {
        if (parameter.isEmpty() || kamelet < 1) {
            return kamelet;
        }
        Pattern key = Pattern.compile("\\s*['\"]?" + Pattern.quote(parameter.get()) + "['\"]?\\s*:.*");
        List<String> lines = file.lines().toList();
        for (int i = kamelet - 1; i < lines.size(); i++) {
            if (key.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return kamelet;
    }
}
