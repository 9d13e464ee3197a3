package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The address of the page that sent a request, as the browser sends it. */
record PageAddress(String path, Map<String, String> parameters) {

    PageAddress {
        parameters = Map.copyOf(parameters);
    }

    /** Empty when it is missing or no address. */
    static Optional<PageAddress> of(String referer) {
        try {
            URI address = URI.create(Optional.ofNullable(referer).orElse(""));
            return Optional.ofNullable(address.getPath())
                    .filter(path -> !path.isEmpty())
                    .map(path -> new PageAddress(path, parameters(address.getRawQuery())));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(Optional.ofNullable(query).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters.putIfAbsent(decoded(pair[0]), decoded(pair[1])));
        return parameters;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    boolean isOf(FacesContext faces, String viewId) {
        return path.equals(faces.getExternalContext().getRequestContextPath() + viewId);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }
}
