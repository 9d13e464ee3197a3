package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
