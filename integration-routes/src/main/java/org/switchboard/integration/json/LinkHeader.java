package org.switchboard.integration.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Link} of RFC 8288. */
final class LinkHeader {

    private static final Pattern LINK =
            Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s\";,]+))?)*)");
    private static final Pattern NEXT = Pattern.compile(
            ";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next)\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /** Where the link leads whose relation is next. */
    static Optional<String> next(List<String> values) {
        for (String value : values) {
            for (Matcher link = LINK.matcher(value); link.find(); ) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return Optional.of(link.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
