package org.switchboard.source.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.RecordMappings;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.model.RejectedGroup;
import org.switchboard.source.model.RejectedRecord;
import org.switchboard.source.persistence.RejectedRecordTable;

/** Records that were not stored: shown to operators, and replayed after the mapping or the source was corrected. */
@ApplicationScoped
public class RejectedRecords {

    public static final int LARGEST_PAGE = 200;

    private static final int GROUPS = 10;

    private static final ObjectMapper JSON = SourceJson.mapper().build();

    @Inject
    RejectedRecordTable table;

    @Inject
    RecordMappings mappings;

    @Inject
    Intake intake;

    @Inject
    Clock clock;

    /** What became of one replay; {@code problem} is empty when the record was stored. */
    public record Replay(long id, Optional<FieldProblem> problem) {}

    /** Of a source, or of all; oldest first. */
    @Transactional
    @Audited(value = "rejected-records-listed", kind = AuditKind.LIST, subject = "rejected-records")
    public Page<RejectedRecord> waiting(Optional<String> source, int limit, Optional<String> cursor, Actor actor) {
        return waiting(RejectedFilter.of(source), limit, cursor, actor);
    }

    /** How many wait that match. */
    @Transactional
    public long count(RejectedFilter filter, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return table.count(filter);
    }

    /** How many wait of each source; those of which none does are left out. */
    @Transactional
    public Map<String, Long> waitingBySource(Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return table.waitingBySource();
    }

    /** Because of which fields most wait, of a source or of all; the ten commonest. */
    @Transactional
    public List<RejectedGroup> commonest(Optional<String> source, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return table.commonest(source, GROUPS);
    }

    /** Those that match, oldest first. */
    @Transactional
    @Audited(value = "rejected-records-listed", kind = AuditKind.LIST, subject = "rejected-records")
    public Page<RejectedRecord> waiting(RejectedFilter filter, int limit, Optional<String> cursor, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        int size = Page.size(limit, LARGEST_PAGE);
        List<RejectedRecord> found = table.waiting(filter, Page.position(cursor, 0), size + 1);
        return Page.cut(found, size, last -> String.valueOf(last.id()));
    }

    /** Plays one record again through today's mapping and schema; a record that is still wrong goes on waiting. */
    @Transactional
    @Audited(value = "rejected-record-replayed", subject = "rejected-record", key = 0)
    public Replay replay(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        RejectedRecord rejected = table.find(id).orElseThrow(() -> new NotFoundException("rejected-record", id));
        JsonNode original = parse(rejected.original());
        List<SourceRecord> records = rejected.mapping()
                .map(mapping -> mappings.apply(mapping, original))
                .orElseGet(() -> List.of(
                        original.isObject()
                                ? SourceRecord.canonical(original)
                                : SourceRecord.failed(original, rejected.problem())));
        Optional<FieldProblem> problem = intake.firstProblem(rejected.feed().type(), records);
        if (problem.isPresent()) {
            table.stillWrong(id, problem.get());
        } else {
            intake.acceptAgain(new IntakeBatch(rejected.feed(), records, rejected.mapping(), Optional.empty()), actor);
            table.replayed(id, clock.instant());
        }
        return new Replay(id, problem);
    }

    private static JsonNode parse(String original) {
        try {
            return JSON.readTree(original);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(original);
        }
    }
}
