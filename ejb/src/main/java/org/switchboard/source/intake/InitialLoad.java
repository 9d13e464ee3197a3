package org.switchboard.source.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.FeedCaughtUp;
import org.switchboard.source.feed.FeedId;
import org.switchboard.source.persistence.DeferredIndexes;
import org.switchboard.source.persistence.DeferredIndexes.Filled;

/**
 * Knows which tables are being filled for the first time: one that holds next to nothing and gets many records within a
 * minute ({@code switchboard.first-fill.records}, {@value #MANY}). Its records then come by COPY, and its indexes for
 * look-ups are made afterwards, once all feeds that fill it have given what they have, or no record has come for a while;
 * both cost a fraction of what they cost row by row.
 * Look-ups find everything meanwhile, only slower.
 */
@ApplicationScoped
public class InitialLoad {

    private static final String MANY = "4000";

    /** A table that grows more slowly than this is not being filled, whatever it holds. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    /**
     * The silence that ends a fill: four times the longest between two batches, within these bounds. To make the indexes
     * too early costs much, to make them a little later nothing.
     */
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    /** A source that fails in the middle is waited for so long. */
    private static final Duration LONGEST_FAILURE = Duration.ofMinutes(5);

    /** After this the indexes are made, and whatever still pours in waits for them. */
    private static final Duration LONGEST_FILL = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(InitialLoad.class.getName());

    private DeferredIndexes indexes;
    private Clock clock;
    private int many;
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();
    private volatile boolean underWay;
    /** Since when every look at the tables has had an answer; null when the last one had none. */
    private Instant answeredSince;

    protected InitialLoad() {
        // for the container's proxy
    }

    @Inject
    public InitialLoad(
            DeferredIndexes indexes,
            Clock clock,
            @ConfigProperty(name = "switchboard.first-fill.records", defaultValue = MANY) int many) {
        this.indexes = indexes;
        this.clock = clock;
        this.many = many;
    }

    /**
     * Whether these records belong to a first fill. To be asked before anything else is asked of the table in the same
     * transaction: it may take the table's indexes away.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public boolean isFilling(FeedId feed, String table, int records) {
        // an empty poll begins no load; verdicts query the measurement points at all times and need their indexes
        return records > 0
                && feed.type() != RecordType.MEASUREMENT_POINT
                && stages.computeIfAbsent(table, Stage::new).take(feed, records);
    }

    /** Whether this node is filling the table. */
    boolean isAtWork(String table) {
        Stage stage = stages.get(table);
        return stage != null && stage.filling;
    }

    void caughtUp(@Observes FeedCaughtUp event) {
        stages.values().forEach(stage -> stage.caughtUp(event.feed()));
    }

    /** Whether any table goes without its indexes, by the last look of this node. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** The tables whose fill is over and whose indexes are to be made. */
    synchronized List<String> over() {
        List<Filled> filled;
        try {
            filled = indexes.filled();
        } catch (RuntimeException databaseUnavailable) {
            answeredSince = null;
            throw databaseUnavailable;
        }
        Instant now = clock.instant();
        answeredSince = answeredSince == null ? now : answeredSince;
        underWay = !filled.isEmpty();
        return filled.stream()
                .filter(each -> isOver(each, now))
                .map(Filled::table)
                .toList();
    }

    private boolean isOver(Filled filled, Instant now) {
        Stage stage = stages.computeIfAbsent(filled.table(), Stage::new);
        return !filled.failing() && stage.isCaughtUp()
                || quietSince(filled).isBefore(now.minus(patience(filled, stage)))
                || filled.beganAt().isBefore(now.minus(LONGEST_FILL));
    }

    /** As long as the database was away, that nothing came says nothing. */
    private Instant quietSince(Filled filled) {
        return filled.lastRecordAt().isAfter(answeredSince) ? filled.lastRecordAt() : answeredSince;
    }

    private Duration patience(Filled filled, Stage stage) {
        if (filled.failing()) {
            return LONGEST_FAILURE;
        }
        return filled.lastRecordAt().isAfter(answeredSince) ? stage.patience() : LONGEST_SILENCE;
    }

    /** Makes the table's indexes, which may take minutes; two may share the work. */
    void end(String table) {
        if (indexes.make(table)) {
            stages.computeIfAbsent(table, Stage::new).end();
        }
    }

    private final class Stage {

        private final String table;
        private Instant began;
        private int rows;
        private Instant last;
        private Duration longestSilence = Duration.ZERO;
        private final Set<FeedId> pouring = new HashSet<>();
        private volatile boolean filling;
        private boolean ordinary;

        Stage(String table) {
            this.table = table;
        }

        synchronized boolean take(FeedId feed, int records) {
            if (!ordinary && !filling) {
                try {
                    look(feed.type(), records);
                } catch (RuntimeException notNow) {
                    LOG.log(Level.INFO, "first fill not begun table={0}: {1}", new Object[] {table, notNow.getMessage()
                    });
                    ordinary = true;
                }
            }
            if (!ordinary) {
                pouring.add(feed);
                listen();
            }
            return filling;
        }

        synchronized void caughtUp(FeedId feed) {
            pouring.remove(feed);
        }

        /** Nothing is known of this by a node that has not filled it. */
        synchronized boolean isCaughtUp() {
            return filling && pouring.isEmpty();
        }

        private void listen() {
            Instant now = clock.instant();
            Duration silence = last == null ? Duration.ZERO : Duration.between(last, now);
            longestSilence = silence.compareTo(longestSilence) > 0 ? silence : longestSilence;
            last = now;
        }

        synchronized Duration patience() {
            Duration silence = longestSilence.multipliedBy(4);
            silence = silence.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : silence;
            return silence.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : silence;
        }

        private void look(RecordType type, int records) {
            Instant now = clock.instant();
            if (began == null) {
                filling = indexes.areDeferred(table);
                rows = filling ? 0 : indexes.rows(table, many);
                began = now;
            }
            rows += records;
            if (!filling) {
                ordinary = rows - records >= many || began.plus(BEGINNING).isBefore(now);
                if (!ordinary && rows >= many) {
                    filling = hasGrown(rows - records) && indexes.defer(table, type, now);
                    ordinary = !filling;
                }
            }
            underWay |= filling;
        }

        /** Whether most of these records are rows of their own: a few that change all the time are no fill. */
        private boolean hasGrown(int stored) {
            return 2 * indexes.rows(table, many) >= Math.min(stored, many);
        }

        synchronized void end() {
            filling = false;
            ordinary = true;
        }
    }
}
