package org.switchboard.source.load;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.source.model.LoadedFeed;
import org.switchboard.source.persistence.InitialLoadTable;

/** Initial loads as an operator asks for them. What is asked for, the node that polls does: {@link InitialLoadRunner}. */
@ApplicationScoped
public class InitialLoads {

    private static final Duration CACHE_TIME = Duration.ofMillis(500);

    private volatile Cached cached;

    private InitialLoadTable table;
    private Intake intake;
    private AuditTrail audit;
    private Clock clock;

    protected InitialLoads() {
        // for the container's proxy
    }

    @Inject
    public InitialLoads(InitialLoadTable table, Intake intake, AuditTrail audit, Clock clock) {
        this.table = table;
        this.intake = intake;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for the initial load of a route file. Its routes may start as soon as the load is {@code LOADING}.
     *
     * @param file the name of the route file
     * @param feeds those that its routes fill
     * @throws BusinessException when another load is unfinished, or a source has records of that kind here already
     */
    @Transactional
    public InitialLoad request(@NotBlank String file, @NotNull Set<FeedId> feeds, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        if (feeds.isEmpty()) {
            throw new BusinessException("initial-load-no-feeds", "feeds", file, file);
        }
        table.unfinished().ifPresent(other -> {
            throw new BusinessException("initial-load-unfinished", "file", file, other.file());
        });
        List<LoadedFeed> wanted = feeds.stream()
                .sorted(Comparator.comparing(FeedId::source).thenComparing(FeedId::name))
                .map(feed -> new LoadedFeed(
                        feed, intake.storeOf(feed.type()).table().name(), 0, Optional.empty(), Optional.empty(), false))
                .toList();
        wanted.forEach(this::requireEmpty);
        InitialLoad load = table.request(file, actor.name(), clock.instant(), wanted);
        audit.record(actor, "initial-load-requested", file, null);
        cached = null;
        return load;
    }

    private void requireEmpty(LoadedFeed wanted) {
        FeedId feed = wanted.feed();
        if (table.holdsRows(wanted.table(), feed.source())) {
            throw new BusinessException(
                    "initial-load-holds-records",
                    "feeds",
                    feed.source() + "/" + feed.name(),
                    feed.source(),
                    feed.type().wireName());
        }
    }

    /**
     * Goes on with a load that was interrupted, where it was; one that runs stays as it is.
     *
     * @throws BusinessException when it is finished
     */
    @Transactional
    public InitialLoad resume(long id, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        InitialLoad load = unfinished(id);
        if (load.state() == InitialLoad.State.INTERRUPTED) {
            table.resume(id);
            audit.record(actor, "initial-load-resumed", load.file(), null);
        }
        cached = null;
        return existing(id);
    }

    /**
     * Ends a load whatever is still missing: its indexes are built now, and further records come by normal intake.
     *
     * @throws BusinessException when it is finished
     */
    @Transactional
    public InitialLoad finish(long id, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        InitialLoad load = unfinished(id);
        table.allCaughtUp(id, clock.instant());
        table.resume(id);
        audit.record(actor, "initial-load-ended-early", load.file(), null);
        cached = null;
        return existing(id);
    }

    /** @throws NotFoundException when there is none */
    @Transactional
    public InitialLoad one(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return existing(id);
    }

    /** The newest first. */
    @Transactional
    public List<InitialLoad> latest(int most, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return table.latest(most);
    }

    /** The load that is not finished; read at most twice a second, however many desks ask. */
    @Transactional
    public Optional<InitialLoad> unfinished() {
        Instant now = clock.instant();
        Cached last = cached;
        if (last == null || last.readAt.plus(CACHE_TIME).isBefore(now)) {
            last = new Cached(table.unfinished(), now);
            cached = last;
        }
        return last.load;
    }

    private InitialLoad existing(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("initial-load", Long.toString(id)));
    }

    private InitialLoad unfinished(long id) {
        InitialLoad load = existing(id);
        if (load.isFinished()) {
            throw new BusinessException("initial-load-finished", "id", Long.toString(id), load.file());
        }
        return load;
    }

    private record Cached(Optional<InitialLoad> load, Instant readAt) {}
}
