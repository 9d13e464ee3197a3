package org.switchboard.source.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.model.RejectedGroup;
import org.switchboard.source.model.RejectedRecord;

/** Which of the rejected records somebody means. */
class RejectedRecordTableTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-22T18:00:00Z");
    private static final Optional<String> CRM = Optional.of("crm");

    private static final RejectedRecordTable TABLE = new RejectedRecordTable();

    private static int kept;

    @BeforeAll
    static void fiveRecords() {
        TABLE.jdbi = SetBasedAccess.over(TestDatabase.fresh());
        reject("crm", RecordType.CUSTOMER, "/name", "is no text", MORNING);
        reject("crm", RecordType.CUSTOMER, "/name", "is Too Long", EVENING);
        reject("crm", RecordType.ACCOUNT, "/number", "is missing", EVENING);
        reject("gis", RecordType.OUTAGE, "/name", "is no text", EVENING);
        reject("crm", RecordType.ACCOUNT, "/number", "is missing", EVENING);
        TABLE.replayed(5, EVENING);
    }

    @Test
    void empty_filter_selects_all_waiting_records() {
        assertThat(matching(RejectedFilter.ALL)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void each_criterion_narrows_the_selection() {
        assertThat(matching(filter(CRM, "", "", null, null))).containsExactly(1L, 2L, 3L);
        assertThat(matching(filter(CRM, "/name", "", null, null))).containsExactly(1L, 2L);
        assertThat(matching(filter(CRM, "", "too long", null, null))).containsExactly(2L);
        assertThat(matching(filter(CRM, "", "", EVENING, null))).containsExactly(2L, 3L);
        assertThat(matching(filter(CRM, "", "", null, MORNING))).containsExactly(1L);
        assertThat(matching(new RejectedFilter(
                        CRM,
                        Optional.of(RecordType.ACCOUNT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly(3L);
    }

    @Test
    void most_frequent_reason_comes_first() {
        assertThat(TABLE.commonest(CRM, 10))
                .containsExactly(
                        new RejectedGroup(RecordType.CUSTOMER, "/name", 2),
                        new RejectedGroup(RecordType.ACCOUNT, "/number", 1));
    }

    @Test
    void record_rejected_again_keeps_one_row_with_its_latest_reason_until_replayed() {
        FeedId meters = new FeedId("head-end", RecordType.END_DEVICE);
        RejectedFilter ofMeters = filter(Optional.of("head-end"), "", "", null, null);
        TextNode record = TextNode.valueOf("{\"serial\": 17}");
        TABLE.keep(meters, record, Optional.empty(), new FieldProblem("/serial", "17", "is no text"), MORNING);
        TABLE.keep(meters, record, Optional.of("m.jslt"), new FieldProblem("/key", "", "is missing"), EVENING);
        assertThat(TABLE.waiting(ofMeters, 0, 10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.problem()).isEqualTo(new FieldProblem("/key", "", "is missing"));
            assertThat(waiting.rejectedAt()).isEqualTo(EVENING);
            TABLE.replayed(waiting.id(), EVENING);
        });
        TABLE.keep(meters, record, Optional.empty(), new FieldProblem("/serial", "17", "is no text"), EVENING);
        assertThat(TABLE.count(ofMeters)).isEqualTo(1);
        TABLE.waiting(ofMeters, 0, 10).forEach(waiting -> TABLE.replayed(waiting.id(), EVENING));
    }

    private static List<Long> matching(RejectedFilter filter) {
        List<Long> ids =
                TABLE.waiting(filter, 0, 100).stream().map(RejectedRecord::id).toList();
        assertThat(TABLE.count(filter)).isEqualTo(ids.size());
        return ids;
    }

    private static RejectedFilter filter(
            Optional<String> source, String field, String reason, Instant since, Instant until) {
        return new RejectedFilter(
                source,
                Optional.empty(),
                Optional.of(field).filter(text -> !text.isEmpty()),
                Optional.of(reason).filter(text -> !text.isEmpty()),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    private static void reject(String source, RecordType type, String field, String reason, Instant at) {
        TABLE.keep(
                new FeedId(source, type),
                TextNode.valueOf("record " + ++kept),
                Optional.empty(),
                new FieldProblem(field, "value", reason),
                at);
    }
}
