package org.switchboard.integration.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as a Kamelet declares it.
 *
 * @param text with names in braces where values go
 */
record AddressTemplate(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    /** @param values by name; they are encoded here, slashes too */
    URI with(UnaryOperator<String> values) {
        return URI.create(VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(encoded(values.apply(variable.group(1))))));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
