package org.switchboard.source.intake;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.IntakeResult.Rejection;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.persistence.RejectedRecordTable;
import org.switchboard.source.persistence.StoreSavepoint;
import org.switchboard.source.record.RecordStore;

/**
 * Takes the records of every source: checks them against their schema, stores the newer ones, keeps the rejected
 * ones whole with the reason, and moves the feed's watermark, all in one transaction. A crash therefore re-reads and
 * never loses or doubles.
 */
@ApplicationScoped
public class Intake {

    @Inject
    RecordSchemas schemas;

    @Inject
    @Any
    Instance<RecordStore> stores;

    private static final RecordWriter UPSERT = (store, reception, records) -> reception.upsert(store, records);

    private final Map<RecordType, RecordStore> storeByType = new EnumMap<>(RecordType.class);

    @Inject
    Feeds feeds;

    @Inject
    RejectedRecordTable rejectedRecords;

    @Inject
    StoreSavepoint savepoint;

    @Inject
    Event<RecordsChanged> changes;

    @Inject
    Suppression suppression;

    @Inject
    RecordSamples samples;

    @Inject
    Event<RecordSamples.Stored> sampled;

    @Inject
    Clock clock;

    /** So far ahead of our clock a source's may be. */
    @Inject
    @ConfigProperty(name = "switchboard.intake.clock-tolerance", defaultValue = "PT5M")
    Duration tolerance;

    @PostConstruct
    void findStores() {
        stores.forEach(store -> storeByType.put(store.type(), store));
    }

    /**
     * Stores a batch. One bad record never stops the others: it is rejected, and the rest of the batch is stored.
     *
     * @throws BusinessException when nothing here keeps records of that type
     * @throws SourceBusy when too many batches of the source are being stored
     */
    @IntakeBulkheaded
    @TriedAgain
    @Transactional
    public IntakeResult accept(IntakeBatch batch, Actor actor) {
        actor.require(Permission.DELIVER_RECORDS);
        return store(batch, UPSERT, actor);
    }

    /**
     * As {@link #accept(IntakeBatch, Actor)}, with another way of writing the records that conform.
     *
     * @throws BusinessException when nothing here keeps records of that type
     * @throws SourceBusy when too many batches of the source are being stored
     */
    @IntakeBulkheaded
    @TriedAgain
    @Transactional
    public IntakeResult accept(IntakeBatch batch, RecordWriter writer, Actor actor) {
        actor.require(Permission.DELIVER_RECORDS);
        return store(batch, writer, actor);
    }

    /** Stores records that were rejected before, and are supervised since. */
    @IntakeBulkheaded
    @TriedAgain
    @Transactional
    public IntakeResult acceptAgain(@NotNull IntakeBatch batch, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return store(batch, UPSERT, actor);
    }

    private IntakeResult store(IntakeBatch batch, RecordWriter writer, Actor actor) {
        RecordStore store = storeOf(batch.feed().type());
        Instant receivedAt = clock.instant();
        Reception reception = new Reception(batch.feed().source(), receivedAt, batch.order());
        RecordTimes times = new RecordTimes(store.table(), reception, tolerance);
        ZeroPositions positions = new ZeroPositions();
        Map<SourceRecord, SourceRecord> given = new IdentityHashMap<>();
        UnknownFields unknown = new UnknownFields(batch.feed().type());
        List<Rejection> rejections = new ArrayList<>();
        Map<String, SourceRecord> newestByKey =
                new LinkedHashMap<>(2 * batch.records().size());
        List<Optional<SourceRecord>> allowed =
                suppression.allowed(batch.feed().source(), batch.feed().type(), batch.records());
        int conforming = 0;
        for (int i = 0; i < allowed.size(); i++) {
            if (allowed.get(i).isEmpty()) {
                conforming++;
                continue;
            }
            SourceRecord record = allowed.get(i).get();
            Optional<FieldProblem> problem = problemOf(batch.feed().type(), record);
            if (problem.isPresent()) {
                rejections.add(reject(batch, i + 1, record, problem.get(), receivedAt));
            } else {
                conforming++;
                unknown.add(schemas.unknownFields(batch.feed().type(), record.form()));
                SourceRecord adjusted = times.timely(positions.placed(record));
                given.put(adjusted, batch.records().get(i));
                newestByKey.merge(record.key(), adjusted, times::counting);
            }
        }
        List<SourceRecord> newest = new ArrayList<>(newestByKey.values());
        StoreSavepoint.Outcome<SourceRecord> outcome =
                savepoint.store(newest, part -> writer.write(store, reception, part));
        if (!outcome.refused().isEmpty()) {
            Map<SourceRecord, Integer> numbers = numbers(batch.records());
            outcome.refused().forEach((record, reason) -> {
                FieldProblem problem = new FieldProblem("", record.form().toString(), reason);
                rejections.add(reject(batch, numbers.get(given.get(record)), record, problem, receivedAt));
            });
        }
        int accepted = outcome.changed().size();
        IntakeResult result = new IntakeResult(
                accepted, conforming - accepted - outcome.refused().size(), rejections);
        feeds.succeeded(batch.feed(), result, batch.watermark(), receivedAt);
        unknown.note().ifPresent(note -> feeds.note(batch.feed(), FeedNote.FIELDS, note));
        positions.note().ifPresent(note -> feeds.note(batch.feed(), FeedNote.POSITION, note));
        times.note().ifPresent(note -> feeds.note(batch.feed(), FeedNote.CLOCK, note));
        if (accepted > 0) {
            changes.fire(
                    new RecordsChanged(batch.feed().source(), batch.feed().type(), outcome.changed(), actor.author()));
            sample(batch.feed(), newest, outcome.changed(), receivedAt);
        }
        return result;
    }

    /** From 1, as people count. */
    private static Map<SourceRecord, Integer> numbers(List<SourceRecord> records) {
        Map<SourceRecord, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            numbers.put(records.get(i), i + 1);
        }
        return numbers;
    }

    private void sample(FeedId feed, List<SourceRecord> records, Set<String> changed, Instant at) {
        if (samples.wants(feed, at)) {
            sampled.fire(new RecordSamples.Stored(records.stream()
                    .filter(record -> changed.contains(record.key()))
                    .limit(RecordSamples.KEPT)
                    .map(record -> new RecordSample(
                            feed,
                            at,
                            record.original().toString(),
                            record.form().toString()))
                    .toList()));
        }
    }

    /**
     * The result that {@link #accept} would have for each record, in advance: it is quickest while the record's parts are still in
     * the processor's cache, and needs no transaction.
     *
     * @throws BusinessException when nothing here keeps records of that type
     */
    public UnaryOperator<SourceRecord> examination(FeedId feed) {
        storeOf(feed.type());
        return record -> {
            Optional<FieldProblem> problem = problemOf(feed.type(), record);
            if (problem.isEmpty()) {
                return record.foundSound();
            }
            return record.failure().isPresent() ? record : SourceRecord.failed(record.original(), problem.get());
        };
    }

    /** The first thing wrong among these records, without storing any. */
    public Optional<FieldProblem> firstProblem(RecordType type, List<SourceRecord> records) {
        return records.stream()
                .flatMap(record -> problemOf(type, record).stream())
                .findFirst();
    }

    /** @throws BusinessException when nothing here keeps records of that type */
    public RecordStore storeOf(RecordType type) {
        return Optional.ofNullable(storeByType.get(type))
                .orElseThrow(() ->
                        new BusinessException("record-type-not-kept", "recordType", type.wireName(), type.wireName()));
    }

    private Optional<FieldProblem> problemOf(RecordType type, SourceRecord record) {
        if (record.isChecked()) {
            return Optional.empty();
        }
        return record.failure()
                .or(() -> schemas.problems(type, record.form()).stream().findFirst())
                .or(() -> StorableRecord.problem(record.form()));
    }

    private Rejection reject(IntakeBatch batch, int number, SourceRecord record, FieldProblem problem, Instant at) {
        rejectedRecords.keep(batch.feed(), record.original(), batch.mapping(), problem, at);
        return new Rejection(number, problem.field(), problem.value(), problem.reason());
    }
}
