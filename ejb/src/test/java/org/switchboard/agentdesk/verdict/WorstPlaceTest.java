package org.switchboard.agentdesk.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.agentdesk.verdict.Situations.aHome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;

/** Which of a customer's places a call is taken to be about. */
class WorstPlaceTest {

    @Test
    void place_without_supply_comes_before_a_place_without_fault_at_any_confidence() {
        Verdict healthy = aHome().withSmartMeter()
                .metersBelow("T", 12, 0, 0)
                .reporting(Symptom.NO_SUPPLY)
                .verdict();
        Verdict dark =
                aHome().metersBelow("T", 12, 9, 1).reporting(Symptom.NO_SUPPLY).verdict();
        assertThat(dark.confidence()).isLessThan(healthy.confidence());
        assertThat(worst(healthy, dark)).isSameAs(dark);
    }

    @Test
    void a_meter_that_lost_supply_comes_before_one_that_answers() {
        Verdict answers = aHome().pinged(1).reporting(Symptom.NO_SUPPLY).verdict();
        Verdict gasped = aHome().withSmartMeter()
                .meterReading(0)
                .reporting(Symptom.NO_SUPPLY)
                .verdict();
        assertThat(worst(answers, gasped)).isSameAs(gasped);
    }

    @Test
    void a_place_of_which_nothing_is_known_comes_before_one_without_a_fault() {
        Verdict unknown = aHome().notResponding("scada", RecordType.MEASUREMENT).verdict();
        assertThat(worst(aHome().verdict(), unknown)).isSameAs(unknown);
        Verdict withoutTelemetry = aHome().withoutTelemetry().verdict();
        assertThat(worst(withoutTelemetry, unknown)).isSameAs(unknown);
    }

    private static Verdict worst(Verdict... verdicts) {
        return Stream.of(verdicts)
                .map(WorstPlaceTest::card)
                .sorted(SupplyCard.WORST_FIRST)
                .map(SupplyCard::verdict)
                .findFirst()
                .orElseThrow();
    }

    private static SupplyCard card(Verdict verdict) {
        return new SupplyCard(
                "U1",
                Optional.empty(),
                Optional.empty(),
                Sourced.unavailable("cis"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Sourced.unavailable("gis"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                verdict);
    }
}
