package org.switchboard.source.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.switchboard.access.model.Actor;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.Reception;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordStore;

/**
 * Takes the records of one message of a feed that is being loaded: by the intake as ever, but for the way in which they
 * get into their table. A row is made as soon as its record is mapped and not when its batch is complete, because by then
 * the record's parts have left the processor's cache. What cannot be copied is upserted.
 */
public final class InitialLoadWriter {

    /**
     * A row that was made longer ago is made anew: who asks for what was received lately must not miss it, because its
     * batch took long to come together.
     */
    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(10);

    private record Row(byte[] bytes, Instant receivedAt) {}

    /** Counts rows in the transaction that stores them. */
    @FunctionalInterface
    public interface RowCounter {
        void add(FeedId feed, int rows);
    }

    private final Intake intake;
    private final FeedId feed;
    private final Optional<RowCopy> copy;
    private final RowCounter counter;
    private final Clock clock;
    private final UnaryOperator<SourceRecord> examination;
    private final Map<SourceRecord, Row> made = new IdentityHashMap<>();
    private Optional<RowCopy.Rows> rows;

    InitialLoadWriter(Intake intake, FeedId feed, Optional<RowCopy> copy, RowCounter counter, Clock clock) {
        this.intake = intake;
        this.feed = feed;
        this.copy = copy;
        this.counter = counter;
        this.clock = clock;
        this.examination = intake.examination(feed);
        startBatch();
    }

    /** Rows made from now on were received now. */
    void startBatch() {
        rows = copy.map(each -> each.rows(feed.source(), clock.instant()));
    }

    /** Checks a record and makes its row; to be called with each record of a batch before {@link #store}. */
    public SourceRecord prepare(SourceRecord record) {
        SourceRecord checked = examination.apply(record);
        if (checked.isChecked()) {
            rows.ifPresent(current -> current.of(checked.form())
                    .ifPresent(bytes -> made.put(checked, new Row(bytes, current.receivedAt()))));
        }
        return checked;
    }

    public IntakeResult store(IntakeBatch batch) {
        try {
            return intake.accept(batch, this::write, Actor.source(batch.feed().source()));
        } finally {
            batch.records().forEach(made::remove);
            startBatch();
        }
    }

    Set<String> write(RecordStore store, Reception reception, List<SourceRecord> records) {
        Set<String> changed =
                copy.isPresent() ? copied(copy.get(), store, reception, records) : reception.upsert(store, records);
        counter.add(feed, changed.size());
        return changed;
    }

    private Set<String> copied(RowCopy copy, RecordStore store, Reception reception, List<SourceRecord> records) {
        RowCopy.Rows late = copy.rows(reception.source(), reception.at());
        Instant longAgo = reception.at().minus(LONGEST_GATHERING);
        List<byte[]> copied = new ArrayList<>(records.size());
        Set<String> changed = new HashSet<>(2 * records.size());
        List<SourceRecord> others = new ArrayList<>();
        for (SourceRecord record : records) {
            Optional<byte[]> row = Optional.ofNullable(made.get(record))
                    .filter(early -> early.receivedAt().isAfter(longAgo))
                    .map(Row::bytes)
                    .or(() -> late.of(record.form()));
            if (row.isPresent()) {
                copied.add(row.get());
                changed.add(record.key());
            } else {
                others.add(record);
            }
        }
        if (!copy.write(copied)) {
            return reception.upsert(store, records);
        }
        changed.addAll(reception.upsert(store, others));
        return changed;
    }
}
