package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Iso8601;
import org.switchboard.source.IntakeResult.Rejection;
import org.switchboard.source.persistence.RejectedRecordTable;
import org.switchboard.source.persistence.StoreSavepoint;

/**
 * The one door for records of every source: checks them against their schema, stores the newer ones, keeps the rejected
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
    FirstFill firstFill;

    @Inject
    RecordSamples samples;

    @Inject
    Event<RecordSamples.Stored> sampled;

    @Inject
    Clock clock;

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
    @InTurn
    @Transactional
    public IntakeResult accept(IntakeBatch batch) {
        RecordStore store = storeOf(batch.feed().type());
        Instant receivedAt = clock.instant();
        List<Rejection> rejections = new ArrayList<>();
        Map<String, Line> newestByKey = new LinkedHashMap<>(2 * batch.records().size());
        int conforming = 0;
        for (int i = 0; i < batch.records().size(); i++) {
            Line line = new Line(i + 1, batch.records().get(i));
            Optional<FieldProblem> problem = problemOf(batch.feed().type(), line.record);
            if (problem.isPresent()) {
                rejections.add(reject(batch, line, problem.get(), receivedAt));
            } else {
                conforming++;
                newestByKey.merge(line.record.key(), line, Line::newer);
            }
        }
        List<Line> lines = List.copyOf(newestByKey.values());
        boolean filling = firstFill.isFilling(batch.feed(), store.table().name(), lines.size());
        StoreSavepoint.Outcome<Line> outcome = savepoint.store(lines, part -> {
            String source = batch.feed().source();
            return filling
                    ? store.fill(source, part.stream().map(Line::record).toList(), receivedAt)
                    : store.upsert(source, part.stream().map(Line::canonical).toList(), receivedAt);
        });
        outcome.refused()
                .forEach((line, reason) -> rejections.add(reject(
                        batch, line, new FieldProblem("", line.canonical().toString(), reason), receivedAt)));
        int accepted = outcome.changed().size();
        IntakeResult result = new IntakeResult(
                accepted, conforming - accepted - outcome.refused().size(), rejections);
        feeds.succeeded(batch.feed(), result, batch.watermark(), receivedAt);
        if (accepted > 0) {
            changes.fire(new RecordsChanged(batch.feed().source(), batch.feed().type(), outcome.changed()));
            sample(batch.feed(), lines, outcome.changed(), receivedAt);
        }
        return result;
    }

    private void sample(FeedId feed, List<Line> lines, Set<String> changed, Instant at) {
        if (samples.wants(feed, at)) {
            sampled.fire(new RecordSamples.Stored(lines.stream()
                    .filter(line -> changed.contains(line.record.key()))
                    .limit(RecordSamples.KEPT)
                    .map(line -> new RecordSample(
                            feed,
                            at,
                            line.record.original().toString(),
                            line.canonical().toString()))
                    .toList()));
        }
    }

    /**
     * What {@link #accept} would say to each record of a batch that begins now, said beforehand, and its row where it will
     * be copied: both are quickest while the record's parts are still in the processor's cache, and need no transaction.
     *
     * @throws BusinessException when nothing here keeps records of that type
     */
    public UnaryOperator<SourceRecord> examination(FeedId feed) {
        RecordTable table = storeOf(feed.type()).table();
        Function<JsonNode, Optional<CopyRow>> rows = firstFill.isAtWork(table.name())
                ? table.rows(feed.source(), clock.instant())
                : record -> Optional.empty();
        return record -> {
            Optional<FieldProblem> problem = problemOf(feed.type(), record);
            if (problem.isEmpty()) {
                return record.foundSound(rows.apply(record.form()));
            }
            return record.failure().isPresent() ? record : SourceRecord.failed(record.original(), problem.get());
        };
    }

    /** The first thing wrong among these records, without storing any. */
    Optional<FieldProblem> firstProblem(RecordType type, List<SourceRecord> records) {
        return records.stream()
                .flatMap(record -> problemOf(type, record).stream())
                .findFirst();
    }

    private RecordStore storeOf(RecordType type) {
        return Optional.ofNullable(storeByType.get(type))
                .orElseThrow(() ->
                        new BusinessException("record-type-not-kept", "recordType", type.wireName(), type.wireName()));
    }

    private Optional<FieldProblem> problemOf(RecordType type, SourceRecord record) {
        if (record.examined().isPresent()) {
            return Optional.empty();
        }
        return record.failure()
                .or(() -> schemas.problems(type, record.form()).stream().findFirst())
                .or(() -> StorableRecord.problem(record.form()));
    }

    private Rejection reject(IntakeBatch batch, Line line, FieldProblem problem, Instant at) {
        rejectedRecords.keep(batch.feed(), line.record.original(), batch.mapping(), problem, at);
        return new Rejection(line.number, problem.field(), problem.value(), problem.reason());
    }

    private record Line(int number, SourceRecord record) {

        JsonNode canonical() {
            return record.form();
        }

        /** Of two records with the same key, the one changed later; of two changed at once, the one that came later. */
        static Line newer(Line earlierLine, Line laterLine) {
            return laterLine.changedAt().isBefore(earlierLine.changedAt()) ? earlierLine : laterLine;
        }

        private Instant changedAt() {
            JsonNode at = canonical().path("changedAt");
            return at.isTextual() ? Iso8601.parse(at.asText()).toInstant() : Instant.MAX;
        }
    }
}
