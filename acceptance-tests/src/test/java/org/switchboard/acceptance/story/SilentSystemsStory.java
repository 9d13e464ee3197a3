package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** One system after the other falls silent in every way that systems do, while an agent goes on working. */
@WithSwitchboard
class SilentSystemsStory {

    /** The limit is 1.5 s; the rest is tolerance for a busy machine. The measured time is in the log. */
    private static final Duration ANSWERED = Duration.ofSeconds(3);

    /** A read limit of 5 s after a poll every second ({@link ShortIntervalSources}). */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private static final Duration BACK = Duration.ofSeconds(30);

    private static final int VIEWS = 5;
    private static final Set<String> CURRENT = Set.of("LIVE", "FRESH");

    /** A system, its part of the view, and its kinds of failure: the first one from a fresh state. */
    enum Silent {
        BILLING(view -> view.at("/accounts/0/balance"), "hang", "killed", "garbage", "slow"),
        SCADA(Silent::firstPosition, "hang", "killed", "garbage", "slow"),
        CIS(view -> view.path("customer"), "garbage", "hang", "killed", "slow"),
        GIS(view -> view.at("/supplies/0/path"), "killed", "hang", "garbage", "slow");

        private final Function<JsonNode, JsonNode> part;
        private final List<String> ways;

        Silent(Function<JsonNode, JsonNode> part, String... ways) {
            this.part = part;
            this.ways = List.of(ways);
        }

        String system() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        JsonNode in(JsonNode view) {
            return part.apply(view);
        }

        boolean currentIn(JsonNode view) {
            return CURRENT.contains(in(view).path("state").asText());
        }

        /** A slow system meets its freshness objective, unless a page waits for its live answer. */
        boolean silentWhen(String way) {
            return !way.equals("slow") || this == BILLING;
        }

        private static JsonNode firstPosition(JsonNode view) {
            return Json.each(view.at("/supplies/0/path/value"))
                    .map(step -> step.path("position"))
                    .filter(position -> !position.isMissingNode())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no switch with telemetry in " + view));
        }
    }

    @ParameterizedTest
    @EnumSource
    void page_answers_in_time_and_marks_outdated_parts(Silent silent, Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        long id = desk.idOf(city.sample("healthy", 24));
        Desk.await("all parts current", Desk.LOADED)
                .untilAsserted(() -> assertAllCurrent(desk.view(id).ok()));

        for (String way : silent.ways) {
            Instant before = Instant.now();
            long began = System.nanoTime();
            city.injectFault(silent.system(), way);
            if (silent.silentWhen(way)) {
                Desk.await(silent + " " + way + " noticed", NOTICED)
                        .untilAsserted(() -> assertStale(silent, desk.view(id).ok(), before));
                Measured.log(silent.system() + " " + way + ": seen as silent after", Measured.since(began));
            }
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < VIEWS; i++) {
                Answer answer = desk.view(id);
                took.add(answer.took());
                assertOthersCurrent(silent, answer.ok());
                if (silent.silentWhen(way)) {
                    assertStale(silent, answer.ok(), before);
                }
            }
            Measured.log(silent.system() + " " + way + ": the view took", took);
            assertThat(took).allSatisfy(each -> assertThat(each).isLessThan(ANSWERED));
        }

        long began = System.nanoTime();
        city.endFault(silent.system());
        Desk.await(silent + " is back", BACK)
                .untilAsserted(() -> assertAllCurrent(desk.view(id).ok()));
        Measured.log(silent.system() + " mended: current again after", Measured.since(began));
    }

    private static void assertAllCurrent(JsonNode view) {
        for (Silent each : Silent.values()) {
            assertThat(each.currentIn(view)).as(each + " in " + each.in(view)).isTrue();
        }
    }

    private static void assertOthersCurrent(Silent silent, JsonNode view) {
        for (Silent other : Silent.values()) {
            if (other != silent) {
                assertThat(other.currentIn(view))
                        .as(other + " while " + silent + " is silent: " + other.in(view))
                        .isTrue();
            }
        }
    }

    /** The last copy with its age, and a verdict that says what it does not rest on. */
    private static void assertStale(Silent silent, JsonNode view, Instant before) {
        JsonNode part = silent.in(view);
        assertThat(part.path("state").asText()).as(silent + ": " + part).isEqualTo("STALE");
        assertThat(part.path("value").isMissingNode())
                .as(silent + " keeps its last copy")
                .isFalse();
        assertThat(OffsetDateTime.parse(part.path("asOf").asText()).toInstant()).isBefore(before.plus(NOTICED));
        JsonNode verdict = view.at("/supplies/0/verdict");
        assertThat(Json.texts(verdict.path("silentSources"))).contains(silent.system());
        assertThat(verdict.path("cause").asText())
                .as("meters may still show supply: " + verdict)
                .isIn("UNKNOWN", "NO_FAULT_FOUND");
        assertThat(Json.each(verdict.path("evidence"))
                        .filter(fact -> fact.path("source").asText().equals(silent.system()))
                        .filter(fact -> !fact.path("bearing").asText().equals("MISSING"))
                        .map(fact -> fact.path("state").asText()))
                .as("nothing of a system that does not respond stands as present")
                .doesNotContain("LIVE", "FRESH");
    }
}
