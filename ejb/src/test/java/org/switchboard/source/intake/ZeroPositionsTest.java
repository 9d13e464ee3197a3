package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class ZeroPositionsTest {

    private final ZeroPositions positions = new ZeroPositions();

    @Test
    void position_on_the_equator_or_the_meridian_is_kept() {
        SourceRecord record = record(0, 5.5);

        assertThat(positions.placed(record)).isSameAs(record);
        assertThat(positions.note()).isEmpty();
    }

    @Test
    void position_zero_zero_is_left_out_and_noted() {
        SourceRecord placed = positions.placed(record(0, 0));

        assertThat(placed.form().toString()).isEqualTo("{\"key\":\"1\"}");
        assertThat(placed.original().has("longitude")).isTrue();
        assertThat(positions.note()).contains("1 records have the position 0, 0, which was left out.");
    }

    private static SourceRecord record(double longitude, double latitude) {
        return SourceRecord.canonical(JsonNodeFactory.instance
                .objectNode()
                .put("key", "1")
                .put("longitude", longitude)
                .put("latitude", latitude));
    }
}
