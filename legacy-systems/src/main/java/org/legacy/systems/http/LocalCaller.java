package org.legacy.systems.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what a page of another site makes the browser of this machine send. Such a page reaches a port of the
 * loopback interface by a name of its own that leads there (DNS rebinding), or by a plain form. Programs such as curl
 * ask for a loopback name and send no origin.
 */
final class LocalCaller {

    private static final Pattern LOOPBACK = Pattern.compile(
            "(?i)(localhost|[a-z0-9.-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1\\])\\.?(:\\d{1,5})?");

    private LocalCaller() {}

    static Optional<Refusal> refusal(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null && !LOOPBACK.matcher(host).matches()) {
            return Optional.of(new Refusal(
                    421,
                    "This service answers to names of the loopback interface only, such as 127.0.0.1 or localhost."));
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !isLoopback(origin)) {
            return Optional.of(new Refusal(403, "This service takes no requests from pages of other sites."));
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && LOOPBACK.matcher(authority).matches();
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
