package org.switchboard.integration.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.switchboard.access.model.Actor;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordOrder;

/** An intake that keeps every batch, and the latest record of each key. A test can make it fail. */
public class MemoryIntake extends Intake {

    private final MemoryFeeds feeds;
    private final List<IntakeBatch> batches = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> byKey = new ConcurrentSkipListMap<>();
    private volatile boolean broken;
    private volatile Runnable beforeEach = () -> {};
    private final AtomicReference<Runnable> onFirstRecords = new AtomicReference<>(() -> {});

    public MemoryIntake(MemoryFeeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public UnaryOperator<SourceRecord> examination(FeedId feed) {
        return UnaryOperator.identity();
    }

    @Override
    public IntakeResult accept(IntakeBatch batch, Actor actor) {
        if (broken) {
            throw new IllegalStateException("The database is away.");
        }
        beforeEach.run();
        if (!batch.records().isEmpty()) {
            onFirstRecords.getAndSet(() -> {}).run();
        }
        batches.add(batch);
        batch.records().stream()
                .flatMap(record -> record.canonical().stream())
                .forEach(record -> byKey.put(record.path("key").asText(), record));
        feeds.succeeded(batch.feed(), batch.watermark());
        List<IntakeResult.Rejection> rejected = new ArrayList<>();
        for (SourceRecord record : batch.records()) {
            int line = batch.records().indexOf(record) + 1;
            record.failure()
                    .ifPresent(problem -> rejected.add(
                            new IntakeResult.Rejection(line, problem.field(), problem.value(), problem.reason())));
        }
        return new IntakeResult(batch.records().size() - rejected.size(), 0, rejected);
    }

    /** Done before each batch is stored, such as waiting. */
    public void beforeEach(Runnable action) {
        beforeEach = action;
    }

    /** Done once, before the first records are stored. */
    public void onFirstRecords(Runnable action) {
        onFirstRecords.set(action);
    }

    public void makeUnavailable() {
        broken = true;
    }

    public void makeAvailable() {
        broken = false;
    }

    /** Whether the last word of the source counts in every batch that has records. */
    public boolean isOrderedByArrival() {
        return batches.stream()
                .filter(batch -> !batch.records().isEmpty())
                .allMatch(batch -> batch.order() == RecordOrder.BY_ARRIVAL);
    }

    public List<IntakeBatch> batches() {
        return List.copyOf(batches);
    }

    public List<SourceRecord> records() {
        return batches.stream().flatMap(batch -> batch.records().stream()).toList();
    }

    /** How many records came, the same one again counted again. */
    public int received() {
        return batches.stream().mapToInt(batch -> batch.records().size()).sum();
    }

    public Map<String, JsonNode> byKey() {
        return byKey;
    }

    /** A field of the newest record with that key, as text; empty when there is none. */
    public String text(String key, String field) {
        JsonNode record = byKey.get(key);
        return record == null ? "" : record.path(field).asText();
    }

    public void forget() {
        batches.clear();
        byKey.clear();
    }
}
