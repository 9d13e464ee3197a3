package org.switchboard.web.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Role;
import org.switchboard.interaction.model.Channel;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.web.api.list.Listing;
import org.switchboard.workorder.model.OrderState;

class JsonFormTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Jsonb json = new JsonForm().getContext(Object.class);

    @Test
    void a_sourced_fact_has_its_value_source_moment_and_state_and_nothing_else() {
        assertThat(json.toJson(Sourced.of("connected", "cis", NOON, Sourced.State.FRESH)))
                .isEqualTo("{\"asOf\":\"2026-11-22T12:00:00Z\",\"source\":\"cis\",\"state\":\"FRESH\","
                        + "\"value\":\"connected\"}");
        assertThat(json.toJson(Sourced.unavailable("billing")))
                .isEqualTo("{\"source\":\"billing\",\"state\":\"UNAVAILABLE\"}");
    }

    @Test
    void the_last_part_of_a_list_has_no_cursor() {
        assertThat(json.toJson(new Listing<>(List.of(1, 2), Optional.of("2"))))
                .isEqualTo("{\"items\":[1,2],\"nextCursor\":\"2\"}");
        assertThat(json.toJson(Listing.whole(List.of()))).isEqualTo("{\"items\":[]}");
    }

    @Test
    void constants_are_written_by_the_names_that_programs_know() {
        assertThat(json.toJson(List.of(OrderState.EN_ROUTE, RecordType.USAGE_POINT, Channel.E_MAIL, Role.ADMIN)))
                .isEqualTo("[\"enRoute\",\"usage-point\",\"e-mail\",\"admin\"]");
    }

    /** The description of the interface is made at build time and cannot ask the code. */
    @Test
    void the_published_description_lists_the_constants_as_they_are_written() throws IOException {
        Properties published = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/openapi/constants.properties"))) {
            published.load(file);
        }
        assertThat(published).hasSize(WireNames.all().length);
        for (String key : published.stringPropertyNames()) {
            JsonNode schema = new ObjectMapper().readTree(published.getProperty(key));
            Object[] constants = constants(key.substring("mp.openapi.schema.".length()));
            assertThat(schema.path("enum").toString()).as(key).isEqualTo(json.toJson(constants));
        }
    }

    private static Object[] constants(String className) {
        try {
            return Class.forName(className).getEnumConstants();
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(className, missing);
        }
    }
}
