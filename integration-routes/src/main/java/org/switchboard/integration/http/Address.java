package org.switchboard.integration.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of the pages of a service. */
public final class Address {

    private Address() {}

    /** The address with that parameter, in place of another value that it may have had. */
    public static URI with(URI address, String name, String value) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        Stream<String> others = address.getRawQuery() == null
                ? Stream.empty()
                : Arrays.stream(address.getRawQuery().split("&"))
                        .filter(pair -> !pair.isEmpty() && !pair.split("=", 2)[0].equals(encoded));
        String query = Stream.concat(
                        others, Stream.of(encoded + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return URI.create(withoutQuery(address) + "?" + query);
    }

    public static String withoutQuery(URI address) {
        return address.toString().split("[?#]", 2)[0];
    }

    /** Whether both are on the same server, which alone may see the credentials. */
    public static boolean sameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && port(one) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
