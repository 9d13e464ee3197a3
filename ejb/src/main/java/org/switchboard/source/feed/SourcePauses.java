package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.source.model.SourcePause;
import org.switchboard.source.persistence.SourcePauseTable;

/**
 * Which sources are paused. A pause is the operator's word, kept until they take it back: it outlives a restart and any
 * change of the route file, and holds on every node.
 */
@ApplicationScoped
public class SourcePauses {

    public static final int LONGEST_WHY = 500;

    /** What whoever is refused should wait before they try again. */
    public static final Duration TRY_AGAIN = Duration.ofSeconds(60);

    private static final Duration CACHE_TIME = Duration.ofMillis(500);

    private volatile Cached cached;

    private SourcePauseTable table;
    private AuditTrail audit;
    private Clock clock;

    protected SourcePauses() {
        // for the container's proxy
    }

    @Inject
    public SourcePauses(SourcePauseTable table, AuditTrail audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stops the source; one that is paused already stays so, with the first reason. */
    @Transactional
    public SourcePause pause(
            @NotNull String source, @NotNull Optional<@Size(max = LONGEST_WHY) String> why, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        SourcePause wanted = new SourcePause(
                source, clock.instant(), actor.name(), why.map(String::strip).filter(text -> !text.isEmpty()));
        SourcePause pause = table.pause(wanted);
        audit.record(actor, "source-paused", source, wanted.why().orElse(null));
        cached = null;
        return pause;
    }

    /** Lets the source go on; its feeds become overdue only after their whole freshness objective. */
    @Transactional
    public void resume(@NotNull String source, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        if (table.resume(source, clock.instant())) {
            audit.record(actor, "source-resumed", source, null);
        }
        cached = null;
    }

    @Transactional
    public List<SourcePause> all() {
        return table.all();
    }

    /** All pauses by source; read at most twice a second, however many records are pushed. */
    @Transactional
    public Map<String, SourcePause> bySource() {
        Instant now = clock.instant();
        Cached last = cached;
        if (last == null || last.readAt.plus(CACHE_TIME).isBefore(now)) {
            last = new Cached(
                    table.all().stream().collect(Collectors.toMap(SourcePause::source, Function.identity())), now);
            cached = last;
        }
        return last.bySource;
    }

    /** @throws SourcePaused when nothing is to be taken for that source at the moment */
    @Transactional
    public void requireRunning(String source) {
        if (bySource().containsKey(source)) {
            throw new SourcePaused(source);
        }
    }

    private record Cached(Map<String, SourcePause> bySource, Instant readAt) {}
}
