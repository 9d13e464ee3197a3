package org.switchboard.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the {@code Authorization} header of HTTP Basic (RFC 7617), in UTF-8. */
public final class BasicCredentials {

    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;

    private BasicCredentials() {}

    /** Empty when the header is missing, of another scheme, or malformed: each of these is answered in the same way. */
    public static Optional<TypedCredential> in(HttpServletRequest request) {
        return in(request.getHeader("Authorization")).flatMap(pair -> split(request, pair));
    }

    /** Whether it is of the scheme and holds no name and password: the server itself would fail on it after us. */
    public static boolean areMalformed(String header) {
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1)
                && in(header).filter(pair -> pair.indexOf(':') > 0).isEmpty();
    }

    private static Optional<String> in(String header) {
        if (header == null || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return decoded(header.substring(SCHEME.length()).strip());
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<TypedCredential> split(HttpServletRequest request, String pair) {
        int colon = pair.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new TypedCredential(request, pair.substring(0, colon), pair.substring(colon + 1)));
    }
}
