package org.switchboard.web.api.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.web.api.problem.Problem;

/** Finds the first value of a request that is no proper text; the problem names its parameter. */
public final class RequestText {

    /** Longer than any cursor, number or phrase that is asked for. */
    static final int LONGEST_PARAMETER = 2000;

    private static final String QUERY = "query";
    private static final int HEX = 16;

    private RequestText() {}

    /** @param query as it was sent, or null */
    public static Optional<Problem> faultInQuery(String query) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(query.split("&"))
                .flatMap(pair -> faultInPair(pair).stream())
                .findFirst();
    }

    private static Optional<Problem> faultInPair(String pair) {
        int equals = pair.indexOf('=');
        Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (name.isEmpty() || hasControl(name.get())) {
            return Optional.of(Problem.badValue(QUERY, pair, "text"));
        }
        String raw = equals < 0 ? "" : pair.substring(equals + 1);
        return decoded(raw)
                .map(value -> fault(name.get(), value, LONGEST_PARAMETER))
                .orElseGet(() -> Optional.of(Problem.badValue(name.get(), raw, "encoding")));
    }

    /** @param parameters decoded already */
    public static Optional<Problem> faultIn(Map<String, String[]> parameters, int longest) {
        return parameters.entrySet().stream()
                .flatMap(each ->
                        Arrays.stream(each.getValue()).flatMap(value -> fault(each.getKey(), value, longest).stream()))
                .findFirst();
    }

    static Optional<Problem> fault(String name, String value, int longest) {
        if (hasControl(value)) {
            return Optional.of(Problem.badValue(name, value, "text"));
        }
        return value.length() > longest
                ? Optional.of(Problem.badValue(name, value, "length", longest))
                : Optional.empty();
    }

    /** NUL and the like, and halves of characters; blanks, tabulators and line ends are text. */
    static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\u007f') {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return true;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** Empty for what is not percent-encoded UTF-8. */
    public static Optional<String> decoded(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length() * 4);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                boolean whole = i + 2 < raw.length();
                int high = whole ? Character.digit(raw.charAt(i + 1), HEX) : -1;
                int low = whole ? Character.digit(raw.charAt(i + 2), HEX) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) (high * HEX + low));
                i += 2;
            } else if (c == '+') {
                bytes.put((byte) ' ');
            } else {
                // a server reads the request line byte by byte, and some programs do not escape
                bytes.put(String.valueOf(c).getBytes(c < 0x100 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
