package org.switchboard.benchmarks;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as the server sent it to the database.
 *
 * @param sql with a question mark for each parameter
 * @param parameters in the order of the question marks; empty for null
 */
record SameStatement(String sql, List<Optional<String>> parameters) {

    private static final Pattern PLACE = Pattern.compile("\\?");
    private static final Pattern UNNEST = Pattern.compile("unnest\\s*\\([?,\\s]*$");

    /** The indexes of the parameters that the statement makes rows of. */
    Set<Integer> unnested() {
        Set<Integer> unnested = new HashSet<>();
        Matcher place = PLACE.matcher(sql);
        for (int i = 0; place.find(); i++) {
            if (UNNEST.matcher(sql.substring(0, place.start())).find()) {
                unnested.add(i);
            }
        }
        return unnested;
    }
}
