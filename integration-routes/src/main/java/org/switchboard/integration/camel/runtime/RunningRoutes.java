package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.outbox.model.Destination;
import org.switchboard.source.model.FeedId;

/** The routes that run, by the file that they came from. Used by one thread. */
public final class RunningRoutes {

    private static final int SECONDS_TO_STOP = 3;

    /** So long a pause waits for the current batch of each route. */
    private static final int SECONDS_TO_PAUSE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(RunningRoutes.class);

    private final DefaultCamelContext context;
    private final RouteFeeds feeds;
    private final StoppingRoutes stopping;
    private final HeldRoutes held;
    private final RouteFailures failures;
    private final Map<String, PollPause> startPauses = new HashMap<>();
    private final Map<String, Set<String>> routeIds = new LinkedHashMap<>();
    private final Map<String, Set<Destination>> destinations = new LinkedHashMap<>();

    public RunningRoutes(
            DefaultCamelContext context,
            RouteFeeds feeds,
            StoppingRoutes stopping,
            HeldRoutes held,
            RouteFailures failures) {
        this.context = context;
        this.feeds = feeds;
        this.stopping = stopping;
        this.held = held;
        this.failures = failures;
    }

    /** Stops the routes that may not run now, and starts those that may again. */
    public void align(RoutePermits.Now permits) {
        held.now(permits);
        List<String> heads = routeIds.values().stream()
                .flatMap(Set::stream)
                .filter(this::isHead)
                .toList();
        List<String> toStop = heads.stream()
                .filter(id -> !held.mayRun(id) && status(id).isStarted())
                .sorted(Comparator.comparing(this::isCalled))
                .toList();
        stopping.ask(toStop);
        toStop.forEach(this::hold);
        heads.stream()
                .filter(id -> held.mayRun(id) && held.isHeld(id))
                .sorted(Comparator.comparing(this::isCalled).reversed())
                .forEach(this::release);
    }

    private void hold(String id) {
        try {
            held.hold(id);
            context.getRouteController().stopRoute(id, SECONDS_TO_PAUSE, TimeUnit.SECONDS);
            LOG.info("route held route={}", id);
        } catch (Exception failure) {
            LOG.warn("route does not stop, will be tried again route={}", id, failure);
        } finally {
            stopping.forget(List.of(id));
        }
    }

    /** A route that does not start is tried again, less and less often. */
    private void release(String id) {
        PollPause pause = startPauses.computeIfAbsent(id, any -> new PollPause(Clock.systemUTC()));
        if (!pause.mayBegin()) {
            return;
        }
        try {
            context.getRouteController().startRoute(id);
            held.release(id);
            startPauses.remove(id);
            LOG.info("route released route={}", id);
        } catch (Exception failure) {
            failures.nextTry(id, pause.nextTry());
            failures.report(id, failure);
        }
    }

    /** Something comes in there from outside of its file; only such a route is held. */
    private boolean isHead(String id) {
        return context.getRoute(id) != null
                && HeldRoutes.canBeHeld(context.getRoute(id).getEndpoint().getEndpointUri());
    }

    /** Others call it, and fail while it does not run: the last to stop, the first to start. */
    private boolean isCalled(String id) {
        return context.getRoute(id).getEndpoint().getEndpointUri().startsWith("direct:");
    }

    private ServiceStatus status(String id) {
        return context.getRouteController().getRouteStatus(id);
    }

    public boolean isStopping(String id) {
        return stopping.contains(id);
    }

    /** Whatever polls is to end after the current page, because the server stops. */
    public void askAllToStop() {
        routeIds.values().forEach(stopping::ask);
    }

    /** Route files are read for it. */
    public CamelContext context() {
        return context;
    }

    /**
     * Starts the routes of a file that has none running; on failure none of them is left.
     *
     * @throws RouteConflict when they would take what routes of another file have
     */
    public void start(FileRoutes routes) throws Exception {
        Set<String> before = idsInContext();
        Set<Destination> wanted = routes.destinations();
        refuseClashes(routes.path(), routes.allRouteIds());
        refuseSharing(routes.path(), wanted);
        try {
            feeds.add(routes.name(), routes.feeds(), routes.names());
            held.expect(routes.sharingRouteIds());
            routes.addTo(context);
            routeIds.put(routes.path(), newSince(before));
            destinations.put(routes.path(), wanted);
        } catch (Exception failure) {
            remove(newSince(before));
            feeds.remove(routes.allRouteIds());
            throw failure;
        }
    }

    /**
     * Another file's routes are never replaced by accident.
     *
     * @throws RouteConflict when one of the ids is a running route of another file
     */
    public void refuseClashes(String path, Set<String> wanted) throws RouteConflict {
        for (Map.Entry<String, Set<String>> other : routeIds.entrySet()) {
            if (!other.getKey().equals(path)) {
                for (String id : new TreeSet<>(wanted)) {
                    if (other.getValue().contains(id)) {
                        throw new RouteConflict("the route id " + id + " is taken by a route of " + other.getKey());
                    }
                }
            }
        }
    }

    /** Two routes with one destination would each deliver a part of its messages. */
    private void refuseSharing(String path, Set<Destination> wanted) throws RouteConflict {
        for (Map.Entry<String, Set<Destination>> other : destinations.entrySet()) {
            for (Destination destination : wanted) {
                if (!other.getKey().equals(path) && other.getValue().contains(destination)) {
                    throw new RouteConflict("the messages for the destination " + destination.name()
                            + " are delivered by a route of " + other.getKey());
                }
            }
        }
    }

    public void stop(String path) {
        destinations.remove(path);
        Optional.ofNullable(routeIds.remove(path)).ifPresent(this::remove);
    }

    /** What the running routes of a file fill. */
    public Set<FeedId> feedsOf(String path) {
        return routeIds.getOrDefault(path, Set.of()).stream()
                .flatMap(id -> feeds.of(id).stream())
                .collect(Collectors.toSet());
    }

    /** Whose messages the running routes of a file deliver. */
    public Set<Destination> destinationsOf(String path) {
        return destinations.getOrDefault(path, Set.of());
    }

    private Set<String> idsInContext() {
        return context.getRouteDefinitions().stream()
                .map(route -> route.getId())
                .collect(Collectors.toSet());
    }

    private Set<String> newSince(Set<String> before) {
        Set<String> ids = new LinkedHashSet<>(idsInContext());
        ids.removeAll(before);
        return ids;
    }

    /** Where records come from stops first, so that what is on its way can arrive. */
    private void remove(Set<String> ids) {
        List<String> order = ids.stream()
                .sorted(Comparator.comparing(this::isFedByAnotherRoute))
                .toList();
        stopping.ask(ids);
        for (String id : order) {
            try {
                context.getRouteController().stopRoute(id, SECONDS_TO_STOP, TimeUnit.SECONDS);
                context.removeRoute(id);
                context.removeRouteDefinitions(context.getRouteDefinitions().stream()
                        .filter(route -> id.equals(route.getId()))
                        .toList());
            } catch (Exception failure) {
                throw new IllegalStateException("The route " + id + " does not stop.", failure);
            }
        }
        feeds.remove(ids);
        stopping.forget(ids);
        held.forget(ids);
        startPauses.keySet().removeAll(ids);
    }

    private boolean isFedByAnotherRoute(String id) {
        Route route = context.getRoute(id);
        return route != null && route.getEndpoint() instanceof KameletEndpoint;
    }
}
