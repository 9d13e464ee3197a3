package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names by which this server may be asked. A name that someone else owns can lead to our address, so that the pages
 * under it would be of one site with ours; and redirects repeat the name that was asked for.
 */
@ApplicationScoped
public class HostNames {

    private static final String EVERY = "*";
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.\\d{1,3}){3}|(0*:)*:?0*1");

    private Set<String> names;

    /** For the proxy of CDI. */
    protected HostNames() {}

    /**
     * @param hosts names without ports, separated by commas; "*" stands for all. Names of the loopback interface are
     *     always among them
     * @param endpoint the address that the server listens on, which is a name of it too unless it is "*"
     */
    @Inject
    public HostNames(
            @ConfigProperty(name = "switchboard.hosts") Optional<String> hosts,
            @ConfigProperty(name = "switchboard.http.host") Optional<String> endpoint) {
        names = Stream.concat(
                        hosts.stream().flatMap(list -> Arrays.stream(list.split(","))),
                        endpoint.filter(Predicate.not(EVERY::equals)).stream())
                .map(name -> plain(name.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By the name of the request's first line, which counts when it has one, and by its Host header, of which it has one. */
    boolean include(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Host"));
        return headers.size() <= 1
                && include(request.getServerName())
                && headers.stream().allMatch(this::include);
    }

    private boolean include(String host) {
        String name = plain(host);
        return names.contains(EVERY)
                || names.contains(name)
                || LOOPBACK.matcher(name).matches();
    }

    /** In lower case, without port, brackets of IPv6 and the dot of a complete name. */
    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            int end = name.indexOf(']');
            return end > 0
                            && PORT.matcher(name.substring(end + 1))
                                    .replaceFirst("")
                                    .isEmpty()
                    ? name.substring(1, end)
                    : name;
        }
        String withoutPort =
                name.indexOf(':') == name.lastIndexOf(':') ? PORT.matcher(name).replaceFirst("") : name;
        return withoutPort.endsWith(".") ? withoutPort.substring(0, withoutPort.length() - 1) : withoutPort;
    }
}
