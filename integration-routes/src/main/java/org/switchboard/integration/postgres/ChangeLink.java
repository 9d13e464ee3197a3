package org.switchboard.integration.postgres;

import io.debezium.DebeziumException;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;

/**
 * One run of Debezium's connector, without its engine. The log position is stored as the feed's watermark with the
 * records, in one transaction. Only then is it confirmed to the database, which may remove that part of the log.
 */
final class ChangeLink implements Link {

    private static final Duration LOST_AFTER = Duration.ofMinutes(5);
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);
    private static final String TRIAL = "switchboard_trial";
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLink.class);

    private final PostgresDatabase database;
    private final Map<String, String> settings;
    private final Optional<FeedPlace> place;
    private PostgresConnectorTask task = new PostgresConnectorTask();
    private ConnectorContext context;
    private Optional<Instant> runningBackfill = Optional.empty();
    private long lastMessageAt = System.nanoTime();
    private long askedAt = System.nanoTime();

    private ChangeLink(PostgresDatabase database, Map<String, String> settings, Optional<FeedPlace> place) {
        this.database = database;
        this.settings = settings;
        this.place = place;
    }

    static ChangeLink open(PostgresDatabase database, String slot, FeedPlace place) throws LinkLost {
        Optional<Instant> requested = place.requestedBackfill();
        Optional<LogPosition> position = requested.isPresent() ? Optional.empty() : place.position();
        new LogCheck(database).log(slot, position);
        ChangeLink link = new ChangeLink(database, database.settings(slot), Optional.of(place));
        link.runningBackfill = requested;
        return link.started(position);
    }

    static ChangeLink openForTrial(PostgresDatabase database) throws LinkLost {
        new LogCheck(database).tables();
        Map<String, String> settings = new HashMap<>(database.settings(TRIAL));
        settings.put("snapshot.mode", "initial_only");
        settings.put("publication.autocreate.mode", "disabled");
        return new ChangeLink(database, settings, Optional.empty()).started(Optional.empty());
    }

    private ChangeLink started(Optional<LogPosition> position) throws LinkLost {
        try {
            context = new ConnectorContext(settings, position);
            task.initialize(context);
            task.start(settings);
            return this;
        } catch (DebeziumException | KafkaException failure) {
            close();
            throw PostgresFailure.of(database.url(), failure);
        }
    }

    @Override
    public Batch next() throws LinkLost, InterruptedException {
        while (true) {
            restartIfRequested();
            List<SourceRecord> polled = poll();
            if (!polled.isEmpty()) {
                lastMessageAt = System.nanoTime();
                return batch(polled);
            }
            if (System.nanoTime() - lastMessageAt > LOST_AFTER.toNanos()) {
                throw new LinkLost(database.url() + " says nothing any more.");
            }
        }
    }

    private List<SourceRecord> poll() throws LinkLost, InterruptedException {
        try {
            List<SourceRecord> polled = task.poll();
            return polled == null ? List.of() : polled;
        } catch (DebeziumException | KafkaException failure) {
            throw PostgresFailure.of(database.url(), failure);
        }
    }

    /** Heartbeats are no records, but they show that the database responds, and up to which position its log was read. */
    private Batch batch(List<SourceRecord> polled) {
        SourceRecord last = polled.get(polled.size() - 1);
        LogPosition position = LogPosition.ofOffset(last.sourceOffset());
        return new Batch(
                polled.stream().flatMap(each -> RowChange.of(each).stream()).toList(),
                Optional.of(position.watermark()),
                () -> confirm(last, position));
    }

    private void confirm(SourceRecord last, LogPosition position) throws InterruptedException {
        context.stored(position);
        task.commitRecord(last, null);
        task.commit();
        if (runningBackfill.isPresent() && position.isBehindSnapshot()) {
            place.orElseThrow().backfillDone(runningBackfill.get());
            runningBackfill = Optional.empty();
        }
    }

    /** A backfill was requested: a new snapshot, and changes from there. */
    private void restartIfRequested() throws LinkLost {
        if (runningBackfill.isPresent() || place.isEmpty() || System.nanoTime() - askedAt < STATUS_INTERVAL.toNanos()) {
            return;
        }
        askedAt = System.nanoTime();
        Optional<Instant> requested = place.get().requestedBackfill();
        if (requested.isPresent()) {
            close();
            task = new PostgresConnectorTask();
            runningBackfill = requested;
            started(Optional.empty());
        }
    }

    /** An interruption that ended the link must not also cut off the end of the replication. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            task.stop();
        } catch (RuntimeException failure) {
            LOG.debug("link not closed cleanly url={}", database.url(), failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
