package org.switchboard.source.load;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.switchboard.source.PollingLeadership;
import org.switchboard.source.feed.FeedCaughtUp;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.source.model.InitialLoad.State;
import org.switchboard.source.model.LoadedFeed;
import org.switchboard.source.persistence.DeferredIndexes;
import org.switchboard.source.persistence.InitialLoadTable;
import org.switchboard.source.record.RecordStore;

/**
 * Does the initial load that an operator has asked for, on the node that polls; the lock of {@link PollingLeadership}
 * keeps all others from it. Nothing here changes a table without a requested load.
 */
@ApplicationScoped
public class InitialLoadRunner {

    private static final Logger LOG = Logger.getLogger(InitialLoadRunner.class.getName());

    /** Names this process: after a restart, a load of the one before is interrupted. */
    private final String node = UUID.randomUUID().toString();

    /** The feeds that are loaded by this process, and the load of each. */
    private final Map<FeedId, Long> loading = new ConcurrentHashMap<>();

    private InitialLoadTable table;
    private DeferredIndexes indexes;
    private PollingLeadership leadership;
    private Intake intake;
    private RowCopies copies;
    private Clock clock;

    protected InitialLoadRunner() {
        // for the container's proxy
    }

    @Inject
    public InitialLoadRunner(
            InitialLoadTable table,
            DeferredIndexes indexes,
            PollingLeadership leadership,
            Intake intake,
            RowCopies copies,
            Clock clock) {
        this.table = table;
        this.indexes = indexes;
        this.leadership = leadership;
        this.intake = intake;
        this.copies = copies;
        this.clock = clock;
    }

    /** Whether records of that feed are to be loaded and not taken in as usual. */
    public boolean isLoading(FeedId feed) {
        return loading.containsKey(feed);
    }

    /** For the records of one message; empty unless the feed is being loaded. Not for several threads. */
    public Optional<InitialLoadWriter> writer(FeedId feed) {
        return Optional.ofNullable(loading.get(feed)).map(load -> {
            RecordStore store = intake.storeOf(feed.type());
            Optional<RowCopy> copy = store.isPlainTable() ? Optional.of(copies.of(store.table())) : Optional.empty();
            return new InitialLoadWriter(intake, feed, copy, (loaded, rows) -> table.count(load, loaded, rows), clock);
        });
    }

    /** The source reports how many records it has in all. */
    @Transactional
    public void expect(FeedId feed, long records) {
        Optional.ofNullable(loading.get(feed)).ifPresent(load -> table.expect(load, feed, records));
    }

    @Transactional
    public void caughtUp(@Observes FeedCaughtUp event) {
        Optional.ofNullable(loading.get(event.feed())).ifPresent(load -> {
            table.caughtUp(load, event.feed(), clock.instant());
            loading.remove(event.feed());
        });
    }

    /**
     * Takes the next step of the unfinished load.
     *
     * @return the tables whose records are all here and whose indexes are to be built now
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<String> step() {
        Optional<InitialLoad> unfinished = leadership.isHeld() ? table.unfinished() : Optional.empty();
        if (unfinished.isEmpty()) {
            loading.clear();
            return List.of();
        }
        InitialLoad load = unfinished.get();
        return switch (load.state()) {
            case REQUESTED -> begin(load);
            case LOADING, INDEXING ->
                load.node().filter(node::equals).isPresent() ? continueLoad(load) : interrupt(load);
            case INTERRUPTED, FINISHED -> {
                loading.clear();
                yield List.of();
            }
        };
    }

    private List<String> begin(InitialLoad load) {
        try {
            for (String each : tables(load, false)) {
                indexes.defer(each, clock.instant());
            }
        } catch (RuntimeException inUse) {
            String reason = reasonOf(inUse);
            LOG.log(Level.WARNING, "initial load not begun, will be tried again file={0}: {1}", new Object[] {
                load.file(), reason
            });
            table.problem(load.id(), reason);
            return List.of();
        }
        if (load.continuedAt().isPresent()) {
            table.recount(load);
        }
        table.begun(load.id(), node, clock.instant());
        LOG.info("initial load begun file=" + load.file() + " feeds="
                + load.feeds().size());
        load(load);
        return List.of();
    }

    /** The database's own sentence, without the statement that Jdbi adds. */
    private static String reasonOf(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private List<String> continueLoad(InitialLoad load) {
        load(load);
        List<String> complete = tables(load, true);
        List<String> toBuild = complete.stream().filter(indexes::areDeferred).toList();
        // not by what is loading now: a feed that caught up since the row was read still needs its indexes
        boolean read = load.feeds().stream().allMatch(feed -> feed.caughtUpAt().isPresent());
        if (read && load.state() == State.LOADING) {
            table.indexing(load.id());
        }
        if (read && toBuild.isEmpty()) {
            table.finished(load.id(), clock.instant());
            LOG.info("initial load finished file=" + load.file() + " rows=" + load.rows());
        }
        return toBuild;
    }

    /** Only reads: a feed that has caught up meanwhile must not come back. */
    private void load(InitialLoad load) {
        Set<FeedId> wanted = load.feeds().stream()
                .filter(feed -> feed.caughtUpAt().isEmpty())
                .map(LoadedFeed::feed)
                .collect(Collectors.toSet());
        loading.keySet().retainAll(wanted);
        wanted.stream()
                .filter(feed -> !loading.containsKey(feed) && !table.hasCaughtUp(load.id(), feed))
                .forEach(feed -> loading.put(feed, load.id()));
    }

    private List<String> interrupt(InitialLoad load) {
        loading.clear();
        table.interrupted(load.id());
        LOG.warning("initial load interrupted file=" + load.file() + ", indexes may be missing until it is resumed");
        return List.of();
    }

    /** @param complete tables whose feeds have all caught up, or those with one that has not */
    private static List<String> tables(InitialLoad load, boolean complete) {
        Map<String, Boolean> byTable = load.feeds().stream()
                .collect(Collectors.toMap(
                        LoadedFeed::table, feed -> feed.caughtUpAt().isPresent(), Boolean::logicalAnd));
        return byTable.entrySet().stream()
                .filter(each -> each.getValue() == complete)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Builds indexes of the table, which may take minutes; two may share the work. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void build(String table) {
        indexes.build(table);
    }
}
