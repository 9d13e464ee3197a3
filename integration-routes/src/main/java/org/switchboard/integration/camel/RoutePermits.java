package org.switchboard.integration.camel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.switchboard.source.SourcePauses;

/** Which sources' routes may run on this node at the moment. */
@ApplicationScoped
public class RoutePermits {

    private SourcePauses pauses;

    /** For the container's proxy, and for whoever lets everything run. */
    protected RoutePermits() {}

    @Inject
    public RoutePermits(SourcePauses pauses) {
        this.pauses = pauses;
    }

    /** Everything may run, always. */
    public static RoutePermits all() {
        return except(Set.of());
    }

    /** @param paused sources, which may change */
    public static RoutePermits except(Set<String> paused) {
        return new RoutePermits() {
            @Override
            public Now now() {
                return new Now(paused);
            }
        };
    }

    public Now now() {
        return new Now(pauses.bySource().keySet());
    }

    /** @param paused sources */
    public record Now(Set<String> paused) {

        public Now {
            paused = Set.copyOf(paused);
        }

        /** A route that fills several sources rests while one of them does. */
        boolean allow(Set<String> sources) {
            return sources.stream().noneMatch(paused::contains);
        }
    }
}
