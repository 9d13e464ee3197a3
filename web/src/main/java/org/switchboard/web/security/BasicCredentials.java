package org.switchboard.web.security;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the {@code Authorization} header of HTTP Basic (RFC 7617), in UTF-8. */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;

    private BasicCredentials() {}

    /** Empty when the header is missing, of another scheme, or malformed: each of these is answered in the same way. */
    static Optional<UsernamePasswordCredential> in(String header) {
        if (header == null || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return decoded(header.substring(SCHEME.length()).strip()).flatMap(BasicCredentials::split);
    }

    /** Whether it is of the scheme and holds no name and password: the server itself would fail on it after us. */
    static boolean areMalformed(String header) {
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1)
                && in(header).isEmpty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<UsernamePasswordCredential> split(String pair) {
        int colon = pair.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
    }
}
