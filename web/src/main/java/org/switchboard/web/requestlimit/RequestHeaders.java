package org.switchboard.web.requestlimit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchboard.web.api.text.RequestText;
import org.switchboard.web.security.ProgramPaths;

/** The parts of a request that the server's own parsers fail on, instead of refusing them. */
final class RequestHeaders {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETERS =
            "(?:\\s*+;\\s*+(?:" + TOKEN + "\\s*+=\\s*+(?:\"[^\"]*+\"|[^\";]*+))?+)*+\\s*+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + PARAMETERS);
    /** The JDK's own client sends a bare star. */
    private static final Pattern MEDIA_RANGE = Pattern.compile("(?:" + TOKEN + "/" + TOKEN + "|\\*)" + PARAMETERS);

    private static final Pattern LANGUAGE_RANGE = Pattern.compile("[A-Za-z0-9*_-]++" + PARAMETERS);
    private static final Pattern QUALITY = Pattern.compile(";\\s*+[qQ]\\s*+=\\s*+([^;,\\s]*+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{0,3}+(?:\\.\\d{0,9}+)?+");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*+charset\\s*+=\\s*+\"?+([^\";\\s]*+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}+");

    private RequestHeaders() {}

    /** What is malformed, as the log names it. */
    static Optional<String> fault(HttpServletRequest request) {
        if (!isOneLength(request)) {
            return Optional.of("content-length");
        }
        if (RequestText.decoded(request.getRequestURI()).isEmpty()) {
            return Optional.of("path");
        }
        if (ProgramPaths.areCalls(request) && !isQuery(request.getQueryString())) {
            return Optional.of("query");
        }
        if (!ProgramPaths.areSigned(request) && !isReadableType(request.getContentType())) {
            return Optional.of("content-type");
        }
        if (!isList(request.getHeader("Accept"), MEDIA_RANGE)) {
            return Optional.of("accept");
        }
        return isList(request.getHeader("Accept-Language"), LANGUAGE_RANGE)
                ? Optional.empty()
                : Optional.of("accept-language");
    }

    /** Two servers could disagree on where a body with two lengths ends, or with one that is no number. */
    private static boolean isOneLength(HttpServletRequest request) {
        List<String> lengths = Collections.list(request.getHeaders("Content-Length"));
        return lengths.isEmpty()
                || lengths.size() == 1 && LENGTH.matcher(lengths.get(0).strip()).matches();
    }

    /**
     * Resources read it as a URI, and fail on a character that a URI does not have. The filter of texts refuses a
     * malformed percent sign by its parameter.
     */
    private static boolean isQuery(String query) {
        if (query == null || PERCENT.matcher(query).find()) {
            return true;
        }
        try {
            new URI("?" + query);
            return true;
        } catch (URISyntaxException noQuery) {
            return false;
        }
    }

    private static boolean isReadableType(String type) {
        return type == null
                || MEDIA_TYPE.matcher(type.strip()).matches() && charset(type).allMatch(RequestHeaders::isKnown);
    }

    private static Stream<String> charset(String type) {
        return CHARSET.matcher(type).results().map(found -> found.group(1));
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isList(String header, Pattern element) {
        return header == null
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .allMatch(each -> element.matcher(each).matches() && hasReadableQuality(each));
    }

    private static boolean hasReadableQuality(String element) {
        return QUALITY.matcher(element)
                .results()
                .map(found -> found.group(1))
                .allMatch(
                        quality -> !quality.isEmpty() && NUMBER.matcher(quality).matches());
    }
}
