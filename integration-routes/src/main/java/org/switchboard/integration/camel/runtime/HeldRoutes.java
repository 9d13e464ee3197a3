package org.switchboard.integration.camel.runtime;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Prevents the start of routes that may not run when their file is loaded. It remembers them, so that a route without
 * auto-startup is never started. Routes that only others of their file send to are left alone: nothing comes to them,
 * and what is on its way may arrive.
 */
public final class HeldRoutes implements RoutePolicyFactory {

    /** Called by other routes, or called by senders, which get an answer with Retry-After instead of no answer. */
    private static final Set<String> NEVER_STOPPED_SCHEMES = Set.of("kamelet", "webhook");

    /** They ask nobody: they are called, or sent to; or, as the outbox does, share out what there is. */
    private static final Set<String> ON_EVERY_NODE = Set.of("kamelet", "webhook", "direct", "seda", "outbox");

    private final RouteFeeds routes;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> onEveryNode = ConcurrentHashMap.newKeySet();
    private volatile RoutePermits.Now permits = new RoutePermits.Now(Set.of(), true);

    public HeldRoutes(RouteFeeds routes) {
        this.routes = routes;
    }

    /** From now on this is allowed. */
    public void now(RoutePermits.Now allowed) {
        permits = allowed;
    }

    /** Whether it may run; one that is never held asks before it takes anything. */
    public boolean mayRun(String routeId) {
        return permits.allow(routes.sourcesOf(routeId), onEveryNode.contains(routeId));
    }

    /** These routes will be loaded, and share out their records among the nodes. */
    void expect(Collection<String> sharingRouteIds) {
        onEveryNode.addAll(sharingRouteIds);
    }

    boolean isHeld(String routeId) {
        return held.contains(routeId);
    }

    void hold(String routeId) {
        held.add(routeId);
    }

    void release(String routeId) {
        held.remove(routeId);
    }

    void forget(Collection<String> routeIds) {
        held.removeAll(routeIds);
        onEveryNode.removeAll(routeIds);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode definition) {
        if (definition instanceof RouteDefinition route
                && ON_EVERY_NODE.contains(scheme(route.getInput().getEndpointUri()))) {
            onEveryNode.add(routeId);
        }
        boolean concerned = definition instanceof RouteDefinition route
                && canBeHeld(route.getInput().getEndpointUri());
        return concerned && !mayRun(routeId) ? new HoldAtStart() : null;
    }

    static boolean canBeHeld(String endpointUri) {
        return !NEVER_STOPPED_SCHEMES.contains(scheme(endpointUri));
    }

    private static String scheme(String endpointUri) {
        return endpointUri.substring(0, Math.max(0, endpointUri.indexOf(':')));
    }

    private final class HoldAtStart extends RoutePolicySupport {

        @Override
        public void onInit(Route route) {
            route.setAutoStartup(false);
            hold(route.getId());
        }
    }
}
