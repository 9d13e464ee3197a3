package org.switchboard.integration.mapping;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.integration.mapping.function.CodeTable;
import org.switchboard.integration.mapping.function.UnusableValue;

/** The code tables that the text of a mapping names; a mapping reads them with its first record only. */
public final class CodeTableUses {

    /** Comments and other texts are passed over. */
    private static final Pattern USE =
            Pattern.compile("//[^\\n]*|\\bcode\\s*\\(\\s*\"((?:\\\\.|[^\"\\\\])*)\"|\"(?:\\\\.|[^\"\\\\])*\"");

    private CodeTableUses() {}

    /**
     * @param files gives the text of a file of the folder
     * @return why a table cannot be used, in a sentence with file and line
     */
    public static Optional<String> problem(String path, String mapping, Function<String, Optional<String>> files) {
        for (Matcher use = USE.matcher(mapping); use.find(); ) {
            String table = use.group(1);
            if (table == null) {
                continue;
            }
            String where = path + ", line "
                    + (mapping.substring(0, use.start()).lines().count()) + ": ";
            Optional<String> content = files.apply(table);
            if (content.isEmpty()) {
                return Optional.of(where + "there is no code table " + table + " in the folder of the source files.");
            }
            try {
                CodeTable.parse(table, content.get());
            } catch (UnusableValue broken) {
                return Optional.of(where + broken.getMessage() + ".");
            }
        }
        return Optional.empty();
    }
}
