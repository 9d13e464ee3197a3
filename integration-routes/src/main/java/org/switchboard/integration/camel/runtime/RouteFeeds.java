package org.switchboard.integration.camel.runtime;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.switchboard.source.model.FeedId;

/** Which feeds each running route fills, so that a source knows where to go on and a failure finds its feeds. */
public final class RouteFeeds {

    private final Map<String, Set<FeedId>> byRoute = new ConcurrentHashMap<>();
    private final Map<String, String> fileOf = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /**
     * @param file the name of the route file, which is the source of routes that fill no feed
     * @param namesOfRoutes what people call each route
     */
    void add(String file, Map<String, Set<FeedId>> feeds, Map<String, String> namesOfRoutes) {
        byRoute.putAll(feeds);
        names.putAll(namesOfRoutes);
        feeds.keySet().forEach(id -> fileOf.put(id, file));
    }

    void remove(Set<String> routeIds) {
        byRoute.keySet().removeAll(routeIds);
        fileOf.keySet().removeAll(routeIds);
        names.keySet().removeAll(routeIds);
    }

    /** What people call a route: one that a Kamelet made, as the route in the file that uses it. */
    public String nameOf(String routeId) {
        return names.getOrDefault(routeId, routeId);
    }

    /** The sources that a route belongs to: those whose feeds it fills, else the one that its file is named after. */
    public Set<String> sourcesOf(String routeId) {
        Set<String> sources = of(routeId).stream().map(FeedId::source).collect(Collectors.toSet());
        return sources.isEmpty() && fileOf.containsKey(routeId) ? Set.of(fileOf.get(routeId)) : sources;
    }

    public Set<FeedId> of(String routeId) {
        return routeId == null ? Set.of() : byRoute.getOrDefault(routeId, Set.of());
    }

    /**
     * The feed that a source with a watermark fills.
     *
     * @throws IllegalStateException when its route fills none or several, for each of which another watermark may hold
     */
    public FeedId only(Exchange exchange) {
        return only(exchange.getFromRouteId());
    }

    /** @throws IllegalStateException as above */
    public FeedId only(String routeId) {
        Set<FeedId> feeds = of(routeId);
        if (feeds.size() != 1) {
            throw new IllegalStateException("An incremental source needs exactly one intake-sink in its route, and "
                    + routeId + " has " + feeds.size() + ".");
        }
        return feeds.iterator().next();
    }
}
