package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.agentdesk.Situations.NOW;
import static org.switchboard.agentdesk.Situations.aHome;

import org.junit.jupiter.api.Test;
import org.switchboard.agentdesk.Evidence.Kind;
import org.switchboard.agentdesk.Verdict.RecommendedAction;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

class VerdictRulesTest {

    @Test
    void whoever_billing_says_is_cut_off_is_disconnected_for_debt() {
        Verdict verdict = aHome().cutOffForDebtSaysBilling(State.LIVE).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
        assertThat(verdict.action()).isEqualTo(RecommendedAction.EXPLAIN_DEBT);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.BILLING_SAYS_DISCONNECTED);
    }

    @Test
    void debt_excludes_the_network_even_when_a_switch_is_open() {
        assertThat(aHome().cutOffForDebtSaysBilling(State.LIVE)
                        .switchReads("CB", 0)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
    }

    @Test
    void paid_but_still_disconnected_in_the_register_means_waiting_for_reconnection() {
        Verdict verdict = aHome().registerSays("disconnected-for-debt").verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
        assertThat(verdict.action()).isEqualTo(RecommendedAction.EXPLAIN_RECONNECTION);
    }

    @Test
    void with_billing_silent_the_register_still_tells_of_the_debt_but_less_surely() {
        Verdict verdict =
                aHome().billingSilent().registerSays("disconnected-for-debt").verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
        assertThat(verdict.confidence()).isLessThan(.8);
        assertThat(verdict.silentSources()).contains("billing");
    }

    @Test
    void billings_old_answer_gives_way_to_a_newer_register_that_says_connected() {
        assertThat(aHome().cutOffForDebtSaysBilling(State.STALE)
                        .registerChangedJustNow()
                        .verdict()
                        .cause())
                .isNotEqualTo(Cause.DISCONNECTED_FOR_DEBT);
    }

    @Test
    void a_plan_that_runs_now_on_the_way_up_is_the_cause_until_its_end() {
        Verdict verdict = aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(3600), "approved")
                .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PLANNED_OUTAGE);
        assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(3600));
        assertThat(verdict.deviceName()).contains("Name of T");
    }

    @Test
    void a_plan_that_is_over_cancelled_or_still_to_come_is_not() {
        assertThat(aHome().planned("T", NOW.minusSeconds(60), NOW, "approved")
                        .verdict()
                        .cause())
                .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        assertThat(aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "cancelled")
                        .verdict()
                        .cause())
                .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        assertThat(aHome().planned("T", NOW.plusSeconds(60), NOW.plusSeconds(120), "approved")
                        .verdict()
                        .cause())
                .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
    }

    @Test
    void a_reported_outage_on_the_way_up_is_known_with_its_restoration_time() {
        Verdict verdict = aHome().reportedOutage("F", NOW.plusSeconds(7200), "under-repair")
                .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
        assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(7200));
    }

    @Test
    void a_restored_outage_explains_nothing() {
        assertThat(aHome().reportedOutage("F", null, "restored").verdict().cause())
                .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
    }

    @Test
    void a_repair_order_of_our_own_on_the_way_up_makes_the_outage_known() {
        Verdict verdict = aHome().switchReads("CB", 0).underRepair("CB").verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
        assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(1800));
        assertThat(verdict.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Kind.REPAIR_ORDER_UNDER_WAY, Kind.SWITCH_OPEN);
    }

    @Test
    void of_several_open_switches_the_one_nearest_to_the_substation_is_blamed() {
        Verdict verdict = aHome().switchReads("LS", 0).switchReads("CB", 0).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
        assertThat(verdict.deviceKey()).contains("CB");
        assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
    }

    @Test
    void an_open_switch_read_before_telemetry_fell_silent_is_weaker_evidence_and_says_so() {
        Verdict verdict = aHome().switchReads("CB", 0)
                .silent("scada", RecordType.MEASUREMENT)
                .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
        assertThat(verdict.confidence()).isLessThan(.65);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.SWITCH_OPEN_OLD);
        assertThat(verdict.silentSources()).contains("scada");
    }

    @Test
    void no_voltage_although_all_switches_stand_closed_is_a_probable_outage_above() {
        Verdict verdict = aHome().voltageReads("CB", 0).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
        assertThat(verdict.deviceKey()).contains("CB");
    }

    @Test
    void neighbours_below_the_same_transformer_make_it_more_than_a_single_service() {
        Verdict verdict = aHome().neighboursReporting(2).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
        assertThat(verdict.deviceKey()).contains("T");
    }

    @Test
    void with_the_way_up_alive_and_nobody_else_dark_it_is_the_single_service() {
        Verdict verdict = aHome().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        assertThat(verdict.evidence())
                .extracting(Evidence::kind)
                .contains(Kind.SWITCHES_CLOSED, Kind.FEEDER_ENERGISED, Kind.NO_DEBT);
    }

    @Test
    void without_telemetry_the_verdict_is_unknown_rather_than_a_guess() {
        Verdict verdict = aHome().withoutTelemetry().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.NO_TELEMETRY);
    }

    @Test
    void with_telemetry_silent_closed_switches_prove_nothing() {
        Verdict verdict = aHome().silent("scada", RecordType.MEASUREMENT).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.silentSources()).containsExactly("scada");
    }

    @Test
    void telemetry_that_the_site_has_withdrawn_proves_nothing_and_nobody_is_said_to_be_silent() {
        Verdict verdict = aHome().withdrawn("scada", RecordType.MEASUREMENT).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.silentSources()).isEmpty();
        assertThat(verdict.evidence()).extracting(Evidence::kind).doesNotContain(Kind.SOURCE_SILENT);
    }

    @Test
    void a_register_that_the_site_has_withdrawn_is_not_said_to_be_silent() {
        assertThat(aHome().withdrawn("cis", RecordType.USAGE_POINT).verdict().silentSources())
                .isEmpty();
    }

    @Test
    void with_the_outage_system_silent_a_single_service_is_not_claimed() {
        assertThat(aHome().silent("gis", RecordType.OUTAGE).verdict().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void a_usage_point_that_is_not_in_the_network_is_unknown_and_says_why() {
        Verdict verdict = aHome().notInTheNetwork().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.PATH_UNKNOWN);
    }

    @Test
    void a_meter_s_last_gasp_stands_beside_whatever_the_cause_is() {
        Verdict single = aHome().meterSays(0).verdict();
        assertThat(single.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        assertThat(single.evidence()).extracting(Evidence::kind).contains(Kind.METER_LAST_GASP, Kind.SWITCHES_CLOSED);
        assertThat(single.restsOn(Kind.METER_LAST_GASP)).isTrue();
        assertThat(aHome().switchReads("CB", 0).meterSays(0).verdict().evidence())
                .extracting(Evidence::kind)
                .contains(Kind.METER_LAST_GASP, Kind.SWITCH_OPEN);
    }

    @Test
    void a_meter_that_had_supply_when_it_last_spoke_proves_nothing() {
        assertThat(aHome().meterSays(1).verdict().evidence())
                .extracting(Evidence::kind)
                .doesNotContain(Kind.METER_LAST_GASP);
    }

    @Test
    void a_meter_s_word_is_no_telemetry_of_the_way_up() {
        Verdict verdict = aHome().withoutTelemetry().meterSays(0).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.NO_TELEMETRY, Kind.METER_LAST_GASP);
    }

    @Test
    void a_meter_that_answers_has_supply_so_the_fault_is_behind_it_whatever_else_is_reported() {
        Verdict verdict = aHome().reportedOutage("T", NOW.plusSeconds(60), "open")
                .pinged(1)
                .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.METER_ENERGISED_IN_HOME);
        assertThat(verdict.action()).isEqualTo(RecommendedAction.CHECK_AT_HOME);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.METER_ANSWERS);
    }

    @Test
    void debt_excludes_even_a_meter_that_answers() {
        assertThat(aHome().cutOffForDebtSaysBilling(State.LIVE)
                        .pinged(1)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
    }

    @Test
    void a_meter_that_keeps_silent_stands_beside_the_verdict_and_makes_none() {
        Verdict verdict = aHome().pinged(0).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        assertThat(verdict.evidence()).extracting(Evidence::kind).contains(Kind.METER_SILENT);
    }
}
