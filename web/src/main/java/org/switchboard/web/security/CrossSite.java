package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Detects by the headers that the browser sets whether another site's page sent a request. */
final class CrossSite {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private CrossSite() {}

    static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, asked(request));
    }

    /** HTTP/2 has no Host header; there the server name is used, with the port unless it is the usual one. */
    private static String asked(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host != null) {
            return host;
        }
        int port = request.getServerPort();
        return port == HTTPS || port == HTTP ? request.getServerName() : request.getServerName() + ":" + port;
    }

    /** Compared by host and port only: a proxy in front may have taken the encryption away. */
    private static boolean isOwn(String origin, String host) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }
}
