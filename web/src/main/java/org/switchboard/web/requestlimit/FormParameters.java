package org.switchboard.web.requestlimit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchboard.web.api.text.RequestText;

/** Parameters of a query and of a form, in UTF-8; those of the query come first. */
final class FormParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** A pair of the query that is not percent-encoded UTF-8 is left out: {@link org.switchboard.web.security.RequestTextFilter} refuses it. */
    FormParameters(String query) {
        pairs(query == null ? "" : query).forEach(this::add);
    }

    /** @return whether every pair was percent-encoded UTF-8 */
    boolean addForm(byte[] body) {
        boolean all = true;
        for (String pair : pairs(new String(body, StandardCharsets.ISO_8859_1))) {
            all &= add(pair);
        }
        return all;
    }

    /** Whether every pair of the query is percent-encoded UTF-8. */
    static boolean isReadable(String query) {
        return query == null || pairs(query).stream().allMatch(new FormParameters(null)::add);
    }

    /** How many pairs a query or a form has, without a copy of it. */
    static long count(String text) {
        return text == null || text.isEmpty()
                ? 0
                : 1 + text.chars().filter(c -> c == '&').count();
    }

    static long count(byte[] body) {
        return count(new String(body, StandardCharsets.ISO_8859_1));
    }

    Map<String, String[]> map() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, each) -> map.put(name, each.toArray(String[]::new)));
        return map;
    }

    private static List<String> pairs(String text) {
        return Arrays.stream(text.split("&")).filter(pair -> !pair.isEmpty()).toList();
    }

    private boolean add(String pair) {
        int equals = pair.indexOf('=');
        var name = RequestText.decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = RequestText.decoded(equals < 0 ? "" : pair.substring(equals + 1));
        if (name.isEmpty() || value.isEmpty()) {
            return false;
        }
        values.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
        return true;
    }
}
