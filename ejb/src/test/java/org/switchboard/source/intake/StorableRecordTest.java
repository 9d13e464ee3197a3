package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.switchboard.source.SourceJson;

/** What would not be in the database as it came. */
class StorableRecordTest {

    @Test
    void whole_characters_of_any_plane_may_be_stored() {
        assertThat(StorableRecord.problem(json("{\"key\":\"1\",\"name\":\"𠮷野家 😀 '; drop table\"}")))
                .isEmpty();
    }

    @Test
    void zero_character_is_reported_with_field_and_position() {
        assertThat(StorableRecord.problem(json("{\"key\":\"1\",\"address\":{\"text\":\"ab\\u0000\"}}")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.field()).isEqualTo("/address/text");
                    assertThat(problem.reason()).startsWith("Character 3 is a zero character");
                });
    }

    @Test
    void unpaired_surrogate_is_reported_at_any_position() {
        JsonNode record = JsonNodeFactory.instance
                .objectNode()
                .put("key", "1")
                .set(
                        "telephones",
                        JsonNodeFactory.instance.arrayNode().add("good").add("a\ud83d"));
        assertThat(StorableRecord.problem(record)).hasValueSatisfying(problem -> {
            assertThat(problem.field()).isEqualTo("/telephones/1");
            assertThat(problem.reason()).startsWith("Character 2 is half of a character");
        });
    }

    @Test
    void key_too_long_for_an_index_is_reported_with_its_length() {
        assertThat(StorableRecord.problem(json("{\"key\":\"" + "k".repeat(501) + "\"}")))
                .hasValueSatisfying(problem ->
                        assertThat(problem.reason()).isEqualTo("A key has at most 500 characters, and this one 501."));
    }

    @Test
    void infinite_number_is_reported() {
        for (Number number : new Number[] {Double.POSITIVE_INFINITY, Double.NaN, new BigDecimal("1e999")}) {
            ObjectNode record = SourceJson.NODES.objectNode().put("key", "1");
            record.set(
                    "value",
                    number instanceof BigDecimal large
                            ? SourceJson.NODES.numberNode(large)
                            : SourceJson.NODES.numberNode(number.doubleValue()));
            assertThat(StorableRecord.problem(record)).hasValueSatisfying(problem -> {
                assertThat(problem.field()).isEqualTo("/value");
                assertThat(problem.reason()).startsWith("The number is infinite");
            });
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
