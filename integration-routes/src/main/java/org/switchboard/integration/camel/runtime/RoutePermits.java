package org.switchboard.integration.camel.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.switchboard.source.PollingLeadership;
import org.switchboard.source.feed.SourcePauses;

/** Which routes may run on this node at the moment: not those of a paused source, and polling ones on one node only. */
@ApplicationScoped
public class RoutePermits {

    private SourcePauses pauses;
    private PollingLeadership leadership;

    /** For the container's proxy, and for whoever decides otherwise. */
    protected RoutePermits() {}

    @Inject
    RoutePermits(SourcePauses pauses, PollingLeadership leadership) {
        this.pauses = pauses;
        this.leadership = leadership;
    }

    /** Everything may run, always. */
    public static RoutePermits all() {
        return of(Set.of(), () -> true);
    }

    /** @param paused sources, which may change */
    public static RoutePermits of(Set<String> paused, BooleanSupplier leads) {
        return new RoutePermits() {
            @Override
            public Now now() {
                return new Now(paused, leads.getAsBoolean());
            }
        };
    }

    public Now now() {
        return new Now(pauses.bySource().keySet(), leadership.isHeld());
    }

    /**
     * @param paused sources
     * @param leads whether this node is the one that polls
     */
    public record Now(Set<String> paused, boolean leads) {

        public Now {
            paused = Set.copyOf(paused);
        }

        /** A route that fills several sources rests while one of them does. */
        boolean allow(Set<String> sources, boolean onEveryNode) {
            return (leads || onEveryNode) && sources.stream().noneMatch(paused::contains);
        }
    }
}
