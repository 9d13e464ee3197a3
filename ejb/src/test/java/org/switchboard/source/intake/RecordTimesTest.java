package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordTable;

class RecordTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RecordTable TABLE = RecordTable.named("measurement")
            .changedAtField("at")
            .text("unit", "unit")
            .build();

    private final RecordTimes byChange = times(RecordOrder.BY_CHANGE_TIME);
    private final RecordTimes byArrival = times(RecordOrder.BY_ARRIVAL);

    @Test
    void a_time_within_the_tolerance_is_kept() {
        SourceRecord record = record("changedAt", "2026-11-22T12:04:59Z");

        assertThat(byChange.timely(record)).isSameAs(record);
        assertThat(byChange.note()).isEmpty();
    }

    @Test
    void a_time_in_the_future_counts_as_the_time_of_receipt_and_is_noted() {
        SourceRecord record = record("changedAt", "2099-01-01T00:00:00Z");

        SourceRecord timely = byChange.timely(record);

        assertThat(changedAt(timely)).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(timely.original()).isEqualTo(record.original());
        assertThat(byChange.note()).hasValueSatisfying(note -> assertThat(note)
                .startsWith("1 records")
                .contains("2099-01-01T00:00:00Z")
                .contains("2026-11-22T12:00:00Z"));
    }

    @Test
    void the_tag_of_a_measured_value_in_the_future_stays_as_the_source_gave_it() {
        SourceRecord timely = byArrival.timely(record("at", "2026-11-22T13:00:00+00:00"));

        assertThat(timely.form().get("at").asText()).isEqualTo("2026-11-22T13:00:00+00:00");
        assertThat(changedAt(timely)).isEqualTo("2026-11-22T12:00:00Z");
    }

    @Test
    void of_two_records_of_a_batch_the_one_changed_later_counts_and_of_equal_ones_the_later() {
        SourceRecord early = record("changedAt", "2026-11-22T08:00:00Z");
        SourceRecord late = record("changedAt", "2026-11-22T09:00:00Z");
        SourceRecord again = record("changedAt", "2026-11-22T09:00:00Z");

        assertThat(byChange.counting(late, early)).isSameAs(late);
        assertThat(byChange.counting(early, late)).isSameAs(late);
        assertThat(byChange.counting(late, again)).isSameAs(again);
    }

    @Test
    void of_two_records_of_a_live_link_the_later_one_counts() {
        SourceRecord early = record("at", "2026-11-22T08:00:00Z");
        SourceRecord late = record("at", "2026-11-22T09:00:00Z");

        assertThat(byArrival.counting(late, early)).isSameAs(early);
    }

    private static RecordTimes times(RecordOrder order) {
        return new RecordTimes(TABLE, new Reception("scada", NOW, order), Duration.ofMinutes(5));
    }

    private static String changedAt(SourceRecord record) {
        JsonNode form = record.form();
        return form.path("changedAt").asText();
    }

    private static SourceRecord record(String field, String time) {
        ObjectNode record =
                JsonNodeFactory.instance.objectNode().put("key", "P1").put(field, time);
        return SourceRecord.canonical(record);
    }
}
