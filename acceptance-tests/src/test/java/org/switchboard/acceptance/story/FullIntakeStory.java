package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class FullIntakeStory {

    static Stream<Sort> sorts() {
        return GroundTruth.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sorts")
    void every_record_is_stored_once_with_the_values_of_its_system(Sort sort, Workbench workbench) {
        GroundTruth truth = new GroundTruth(workbench);

        Desk.await(sort.toString(), Desk.LOADED).untilAsserted(() -> truth.assertHeld(sort));
    }

    @Test
    void generated_city_has_enough_records(Workbench workbench) {
        JsonNode counts = new City(workbench).counts();

        List.of("customers", "accounts", "premises", "usagePoints", "meters", "networkElements")
                .forEach(sort -> assertThat(counts.path(sort).asInt()).as(sort).isGreaterThan(200));
        List.of("telemetryPoints", "plannedOutages", "outages")
                .forEach(sort -> assertThat(counts.path(sort).asInt()).as(sort).isPositive());
    }

    @Test
    void no_record_of_the_four_systems_is_rejected(Workbench workbench) {
        GroundTruth truth = new GroundTruth(workbench);
        Desk.await("everything is here", Desk.LOADED).untilAsserted(() -> GroundTruth.ALL.forEach(truth::assertHeld));

        JsonNode waiting =
                Api.as("integrator", workbench).get("rejected-records").ok();

        assertThat(Json.each(waiting.path("items"))
                        .filter(record ->
                                City.SYSTEMS.contains(record.path("source").asText())))
                .isEmpty();
    }
}
