package org.switchboard.integration.camel.routefile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.util.URISupport;

/**
 * One place in a route file where a Kamelet is used.
 *
 * @param routeId of the route that Camel makes from the Kamelet for this place; unique, so that no two files share one
 * @param parameters with placeholders resolved
 * @param userRouteId the route in the file
 */
record KameletUse(String routeId, String kamelet, Map<String, String> parameters, String userRouteId, int line) {

    private static final String SCHEME = "kamelet:";

    /** Replaces a plus while Camel parses a query, because Camel would make a blank of it. */
    private static final String PLUS = "\uE000";

    KameletUse {
        parameters = Map.copyOf(parameters);
    }

    static boolean isKamelet(String uri) {
        return uri != null && uri.startsWith(SCHEME);
    }

    /**
     * @param defaultRouteId used when the file does not give the Kamelet's route an id
     * @param placeholders gives a text with its placeholders resolved, null when it was an optional one without value
     */
    static KameletUse of(
            String uri, String defaultRouteId, UnaryOperator<String> placeholders, String userRouteId, int line)
            throws Exception {
        String plain = uri.substring(SCHEME.length()).replaceFirst("^//", "");
        int question = plain.indexOf('?');
        String target = question < 0 ? plain : plain.substring(0, question);
        String query = question < 0 ? "" : plain.substring(question + 1);
        int slash = target.indexOf('/');
        Map<String, String> parameters = new TreeMap<>();
        for (Map.Entry<String, Object> parameter :
                URISupport.parseQuery(query.replace("+", PLUS), false, true).entrySet()) {
            String value = String.valueOf(parameter.getValue()).replace(PLUS, "+");
            Optional.ofNullable(placeholders.apply(withoutRaw(value)))
                    .ifPresent(resolved -> parameters.put(parameter.getKey(), resolved));
        }
        return new KameletUse(
                slash < 0 ? defaultRouteId : target.substring(slash + 1),
                slash < 0 ? target : target.substring(0, slash),
                parameters,
                userRouteId,
                line);
    }

    /** The same use with every value kept as it is, whatever characters it has. */
    String uri() {
        StringBuilder uri = new StringBuilder(SCHEME + kamelet + "/" + routeId);
        char separator = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            String value = parameter.getValue();
            String raw = value.contains(")") ? "RAW{" + value + "}" : "RAW(" + value + ")";
            uri.append(separator).append(parameter.getKey()).append('=').append(raw);
            separator = '&';
        }
        return uri.toString();
    }

    private static String withoutRaw(String value) {
        boolean raw =
                value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return raw ? value.substring("RAW(".length(), value.length() - 1) : value;
    }
}
