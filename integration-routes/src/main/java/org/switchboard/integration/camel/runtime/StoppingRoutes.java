package org.switchboard.integration.camel.runtime;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Routes that are asked to stop: a poll of many pages ends after the current page, and goes on there another time. */
public final class StoppingRoutes {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void ask(Collection<String> routeIds) {
        ids.addAll(routeIds);
    }

    void forget(Collection<String> routeIds) {
        ids.removeAll(routeIds);
    }

    public boolean contains(String routeId) {
        return routeId != null && ids.contains(routeId);
    }
}
