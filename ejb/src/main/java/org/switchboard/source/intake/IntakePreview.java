package org.switchboard.source.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** What the intake would make of records, without storing any: for whoever writes a route file. */
@ApplicationScoped
public class IntakePreview {

    public static final int MOST_RECORDS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordSchemas schemas;
    private RecordExport records;

    protected IntakePreview() {
        // for the container's proxy
    }

    @Inject
    IntakePreview(RecordSchemas schemas, RecordExport records) {
        this.schemas = schemas;
        this.records = records;
    }

    /** What would become of a record. */
    public enum Outcome {
        NEW,
        CHANGED,
        /** It equals the stored record, or is older. */
        UNCHANGED,
        DELETED,
        REJECTED
    }

    /** @param problem why it would be rejected; empty for any other outcome */
    public record Previewed(
            Optional<String> key, Outcome outcome, List<FieldChange> changes, Optional<FieldProblem> problem) {}

    /**
     * One answer a record, in their order, each as if it came alone.
     *
     * @throws BusinessException when records of that type are not kept here
     */
    @Transactional
    public List<Previewed> of(FeedId feed, List<SourceRecord> offered, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        Map<String, JsonNode> held = held(feed, offered);
        return offered.stream().map(record -> of(feed.type(), record, held)).toList();
    }

    private Previewed of(RecordType type, SourceRecord record, Map<String, JsonNode> held) {
        Optional<FieldProblem> problem = record.failure()
                .or(() -> schemas.problems(type, record.canonical().orElseThrow()).stream()
                        .findFirst())
                .or(() -> StorableRecord.problem(record.canonical().orElseThrow()));
        if (problem.isPresent()) {
            return new Previewed(record.canonical().flatMap(IntakePreview::key), Outcome.REJECTED, List.of(), problem);
        }
        JsonNode offered = record.canonical().orElseThrow();
        Optional<JsonNode> before = key(offered).map(held::get);
        List<FieldChange> changes = new RecordDifference(before, offered).changes();
        return new Previewed(key(offered), outcome(before, offered, changes), changes, Optional.empty());
    }

    private static Outcome outcome(Optional<JsonNode> before, JsonNode offered, List<FieldChange> changes) {
        boolean deletion = offered.path("deleted").asBoolean();
        if (before.isEmpty()) {
            return deletion ? Outcome.DELETED : Outcome.NEW;
        }
        if (RecordDifference.isOlder(offered, before.get())) {
            return Outcome.UNCHANGED;
        }
        if (deletion) {
            return before.get().path("deleted").asBoolean() ? Outcome.UNCHANGED : Outcome.DELETED;
        }
        return changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    private Map<String, JsonNode> held(FeedId feed, List<SourceRecord> offered) {
        Collection<String> keys = offered.stream()
                .flatMap(record -> record.canonical().flatMap(IntakePreview::key).stream())
                .distinct()
                .toList();
        Map<String, JsonNode> held = new HashMap<>();
        records.held(feed.type(), feed.source(), keys).forEach((key, json) -> held.put(key, parsed(json)));
        return held;
    }

    private static Optional<String> key(JsonNode canonical) {
        return Optional.of(canonical.path("key").asText()).filter(key -> !key.isEmpty());
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the database gave no JSON", impossible);
        }
    }
}
