package org.switchboard.agentdesk.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.agentdesk.verdict.Situations.NOW;
import static org.switchboard.agentdesk.verdict.Situations.aHome;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.agentdesk.verdict.Evidence.Bearing;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.workorder.model.OrderState;

class VerdictRulesTest {

    @Nested
    class HealthyCustomer {

        @Test
        void has_no_fault_before_the_reason_of_the_call_is_known() {
            Verdict verdict = aHome().verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(verdict.supply()).isEqualTo(SupplyState.ENERGISED);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.LOG_CONTACT);
            assertThat(kinds(verdict)).contains(Kind.SWITCHES_CLOSED, Kind.FEEDER_ENERGISED, Kind.NO_DEBT);
        }

        @ParameterizedTest
        @EnumSource(names = {"BILL", "PAYMENT", "OTHER"})
        void has_no_fault_when_calling_about_another_matter(Symptom symptom) {
            Verdict verdict = aHome().reporting(symptom).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(verdict.priority()).isEqualTo(TicketPriority.NORMAL);
            assertThat(verdict.action())
                    .isEqualTo(
                            symptom.concernsAccount()
                                    ? RecommendedAction.EXPLAIN_ACCOUNT
                                    : RecommendedAction.LOG_CONTACT);
        }

        @ParameterizedTest
        @EnumSource(names = {"NO_SUPPLY", "PART_OF_PREMISES", "LOW_VOLTAGE"})
        void has_a_single_customer_fault_only_when_reporting_one(Symptom symptom) {
            Verdict verdict = aHome().reporting(symptom).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(kinds(verdict)).contains(Kind.CALLER_REPORTS, Kind.SWITCHES_CLOSED);
        }

        @Test
        void has_no_fault_where_nothing_is_telemetered_and_nothing_is_reported() {
            Verdict verdict = aHome().withoutTelemetry().verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
        }

        @Test
        void is_not_judged_by_a_past_loss_of_the_meter() {
            assertThat(aHome().withSmartMeter().meterReading(1).verdict().cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void is_not_affected_by_a_single_report_of_a_neighbour() {
            assertThat(aHome().neighboursReporting(1)
                            .reporting(Symptom.BILL)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void is_not_called_faulty_for_an_order_that_no_meter_confirms() {
            Verdict verdict = aHome().metersBelow("T", 12, 0, 0)
                    .underRepair("T")
                    .orderedAnHourAgo()
                    .reporting(Symptom.BILL)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.REPAIR_ORDER_EN_ROUTE);
        }

        @Test
        void is_not_called_faulty_for_an_order_or_an_outage_of_a_moment_ago_that_no_meter_confirms() {
            assertThat(aHome().metersBelow("T", 12, 0, 0)
                            .underRepair("T")
                            .reporting(Symptom.BILL)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(aHome().metersBelow("T", 12, 0, 0)
                            .reportedOutage("T", null, "open")
                            .reporting(Symptom.PAYMENT)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void is_unknown_for_an_order_or_an_outage_that_nothing_measured_confirms_when_calling_about_another_matter() {
            Verdict order = aHome().underRepair("T").reporting(Symptom.BILL).verdict();
            assertThat(order.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(order.supply()).isEqualTo(SupplyState.NOT_KNOWN);
            assertThat(kinds(order)).contains(Kind.REPAIR_ORDER_EN_ROUTE);
            assertThat(aHome().reportedOutage("T", null, "open")
                            .reporting(Symptom.OTHER)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UNKNOWN);
        }

        @Test
        void is_in_a_known_outage_when_calling_about_another_matter_while_meters_confirm_it() {
            assertThat(aHome().metersBelow("T", 12, 11, 0)
                            .reportedOutage("T", null, "open")
                            .reporting(Symptom.BILL)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.KNOWN_OUTAGE);
        }

        @Test
        void is_unknown_for_an_announcement_while_the_confirming_meters_do_not_respond() {
            assertThat(aHome().meterSystem(false)
                            .reportedOutage("T", null, "open")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UNKNOWN);
            assertThat(aHome().meterSystem(false)
                            .underRepair("T")
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.KNOWN_OUTAGE);
        }

        @Test
        void is_in_a_known_outage_before_the_reason_is_known_where_no_meters_report_at_all() {
            assertThat(aHome().reportedOutage("T", null, "open").verdict().cause())
                    .isEqualTo(Cause.KNOWN_OUTAGE);
        }

        @Test
        void has_a_single_customer_fault_when_reporting_one_below_an_order_that_no_meter_confirms() {
            Verdict verdict = aHome().metersBelow("T", 12, 0, 0)
                    .underRepair("T")
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.REPAIR_ORDER_EN_ROUTE);
        }

        @Test
        void is_unknown_when_only_stale_evidence_shows_a_loss() {
            Verdict verdict = aHome().switchReads("CB", 0)
                    .notResponding("scada", RecordType.MEASUREMENT)
                    .reporting(Symptom.BILL)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict)).contains(Kind.SWITCH_OPEN);
        }

        @Test
        void is_unknown_when_the_systems_that_would_show_a_fault_do_not_respond() {
            Verdict verdict =
                    aHome().notResponding("scada", RecordType.MEASUREMENT).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict, Bearing.MISSING)).contains(Kind.SOURCE_SILENT);
        }
    }

    @Nested
    class Debt {

        @Test
        void is_the_cause_when_billing_reports_disconnected() {
            Verdict verdict = aHome().disconnectedForDebtByBilling(State.LIVE).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
            assertThat(verdict.supply()).isEqualTo(SupplyState.DISCONNECTED);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.EXPLAIN_DEBT);
            assertThat(kinds(verdict)).contains(Kind.BILLING_SAYS_DISCONNECTED);
        }

        @Test
        void excludes_the_network_and_a_meter_that_answers() {
            assertThat(aHome().disconnectedForDebtByBilling(State.LIVE)
                            .switchReads("CB", 0)
                            .pinged(1)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
        }

        @Test
        void is_paid_but_not_yet_reconnected_when_only_the_register_reports_it() {
            assertThat(aHome().registerState("disconnected-for-debt").verdict().action())
                    .isEqualTo(RecommendedAction.EXPLAIN_RECONNECTION);
        }

        @Test
        void is_not_claimed_for_a_paid_account_without_register_data_unless_a_loss_is_reported() {
            assertThat(aHome().registerState("disconnected-for-debt")
                            .notResponding("cis", RecordType.USAGE_POINT)
                            .reporting(Symptom.PAYMENT)
                            .verdict()
                            .cause())
                    .isNotEqualTo(Cause.DISCONNECTED_FOR_DEBT);
            assertThat(aHome().registerState("disconnected-for-debt")
                            .notResponding("cis", RecordType.USAGE_POINT)
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .action())
                    .isEqualTo(RecommendedAction.EXPLAIN_RECONNECTION);
        }

        @Test
        void is_less_sure_when_billing_does_not_respond() {
            Verdict verdict = aHome().billingNotResponding()
                    .registerState("disconnected-for-debt")
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.DISCONNECTED_FOR_DEBT);
            assertThat(verdict.basis()).isEqualTo(Basis.DEBT_REGISTER);
            assertThat(verdict.silentSources()).contains("billing");
        }

        @Test
        void of_the_register_gives_way_to_a_meter_that_answers_and_to_a_caller_with_some_supply() {
            Situations silent = aHome().billingNotResponding().registerState("disconnected-for-debt");
            assertThat(silent.reporting(Symptom.LOW_VOLTAGE).verdict().cause())
                    .isNotEqualTo(Cause.DISCONNECTED_FOR_DEBT);
            assertThat(silent.reporting(Symptom.NO_SUPPLY).pinged(1).verdict().cause())
                    .isNotEqualTo(Cause.DISCONNECTED_FOR_DEBT);
            assertThat(kinds(
                            aHome().disconnectedForDebtByBilling(State.LIVE)
                                    .pinged(1)
                                    .verdict(),
                            Bearing.AGAINST))
                    .containsExactly(Kind.METER_ANSWERS);
        }

        @Test
        void of_an_old_answer_gives_way_to_a_newer_register() {
            assertThat(aHome().disconnectedForDebtByBilling(State.STALE)
                            .registerChangedJustNow()
                            .verdict()
                            .cause())
                    .isNotEqualTo(Cause.DISCONNECTED_FOR_DEBT);
        }

        @Test
        void is_not_called_unanswered_when_billing_was_not_asked_this_time() {
            Verdict verdict = aHome().balanceNotAsked().verdict();
            assertThat(verdict.silentSources()).isEmpty();
            assertThat(kinds(verdict)).contains(Kind.NO_DEBT);
        }
    }

    @Nested
    class Precedence {

        @Test
        void a_running_plan_on_the_path_is_the_cause_until_its_end() {
            Verdict verdict = aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(3600), "approved")
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PLANNED_OUTAGE);
            assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(3600));
            assertThat(verdict.deviceName()).contains("Name of T");
        }

        @Test
        void past_cancelled_future_or_distant_plan_explains_nothing() {
            assertThat(aHome().planned("T", NOW.minusSeconds(60), NOW, "approved")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "cancelled")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(aHome().planned("T", NOW.plusSeconds(60), NOW.plusSeconds(120), "approved")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(aHome().planned("other", NOW.minusSeconds(60), NOW.plusSeconds(60), "running")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void an_open_breaker_outranks_an_order_a_plan_and_an_outage_below_it() {
            assertThat(aHome().switchReads("CB", 0).underRepair("T").verdict().deviceKey())
                    .contains("CB");
            assertThat(aHome().switchReads("CB", 0)
                            .planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "running")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
            assertThat(aHome().switchReads("CB", 0)
                            .reportedOutage("T", null, "open")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
        }

        @Test
        void the_switch_that_cuts_off_the_device_of_a_plan_is_explained_by_the_plan() {
            Verdict verdict = aHome().switchReads("LS", 0)
                    .planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "running")
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PLANNED_OUTAGE);
            assertThat(kinds(verdict)).startsWith(Kind.PLAN_RUNNING, Kind.SWITCH_OPEN);
        }

        @Test
        void a_repair_order_for_the_open_breaker_makes_the_outage_known() {
            Verdict verdict = aHome().switchReads("CB", 0).underRepair("CB").verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.JOIN_OUTAGE);
            assertThat(verdict.crew()).contains(OrderState.EN_ROUTE);
            assertThat(kinds(verdict)).startsWith(Kind.REPAIR_ORDER_EN_ROUTE, Kind.SWITCH_OPEN);
        }

        @Test
        void a_reported_outage_with_an_order_of_ours_is_joined() {
            Verdict verdict = aHome().reportedOutage("F", NOW.plusSeconds(7200), "under-repair")
                    .underRepair("F", OrderState.ON_SITE)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.JOIN_OUTAGE);
            assertThat(verdict.crew()).contains(OrderState.ON_SITE);
            assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(7200));
        }

        @Test
        void a_restored_outage_explains_nothing() {
            assertThat(aHome().reportedOutage("F", null, "restored").verdict().cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void of_several_open_switches_the_one_nearest_to_the_substation_is_the_cause() {
            Verdict verdict = aHome().switchReads("LS", 0).switchReads("CB", 0).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
            assertThat(verdict.deviceKey()).contains("CB");
            assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
        }

        @Test
        void an_open_switch_read_before_telemetry_stopped_is_old_and_calls_for_a_check() {
            Verdict verdict = aHome().switchReads("CB", 0)
                    .notResponding("scada", RecordType.MEASUREMENT)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
            assertThat(verdict.basis()).isEqualTo(Basis.SWITCH_OLD);
            assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
            assertThat(verdict.isOld()).isTrue();
            assertThat(verdict.action()).isEqualTo(RecommendedAction.OPEN_FAULT_TICKET);
        }

        @Test
        void an_order_just_made_outranks_an_old_state_of_a_switch() {
            assertThat(aHome().switchReads("CB", 0)
                            .notResponding("scada", RecordType.MEASUREMENT)
                            .underRepair("T")
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.KNOWN_OUTAGE);
        }

        @Test
        void no_voltage_although_all_switches_are_closed_is_a_probable_outage_above() {
            Verdict verdict = aHome().voltageReads("CB", 0).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(verdict.deviceKey()).contains("CB");
        }
    }

    @Nested
    class Contradictions {

        @Test
        void open_switch_with_voltage_behind_it_is_contradicted_where_a_loss_is_reported() {
            Verdict verdict = aHome().switchHasReadForLong("CB", 0)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
            assertThat(verdict.basis()).isEqualTo(Basis.SWITCH_CONTRADICTED);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.FEEDER_ENERGISED);
        }

        @Test
        void an_open_switch_with_voltage_behind_it_is_no_fault_where_none_is_reported() {
            Verdict verdict = aHome().switchHasReadForLong("CB", 0)
                    .reporting(Symptom.BILL)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.SWITCH_OPEN);
        }

        @Test
        void a_meter_that_answers_while_a_switch_above_reads_open_is_contradicted() {
            Verdict verdict = aHome().switchHasReadForLong("CB", 0)
                    .voltageReads("CB", 0)
                    .pinged(1)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.METER_ENERGISED_IN_HOME);
            assertThat(verdict.basis()).isEqualTo(Basis.METER_CONTRADICTED);
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.SWITCH_OPEN);
            assertThat(verdict.confidence()).isLessThan(Basis.METER_ANSWERED.confidence());
        }

        @Test
        void answer_from_before_the_switch_opened_is_no_evidence() {
            assertThat(aHome().switchReads("CB", 0)
                            .pingedMinutesAgo(3)
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UPSTREAM_SWITCH_OPEN);
        }

        @Test
        void earlier_supply_at_the_meter_does_not_contradict_an_outage_when_the_meter_does_not_respond_now() {
            Verdict verdict = aHome().reportedOutageSince("T", NOW.minusSeconds(600))
                    .meterReported(1, NOW.minusSeconds(300))
                    .pinged(0)
                    .metersBelow("T", 12, 11, 0)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
            assertThat(verdict.basis()).isEqualTo(Basis.OUTAGE);
        }

        @Test
        void a_meter_that_answers_shows_the_fault_behind_it_whatever_else_is_reported() {
            Verdict verdict = aHome().reportedOutage("T", NOW.plusSeconds(60), "open")
                    .pinged(1)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.METER_ENERGISED_IN_HOME);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.CHECK_AT_HOME);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.OUTAGE_REPORTED);
        }

        @Test
        void a_meter_that_answers_without_a_report_is_no_fault() {
            assertThat(aHome().pinged(1).reporting(Symptom.BILL).verdict().cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void meters_without_a_loss_below_an_open_switch_contradict_it_after_the_last_gasp_delay() {
            Verdict verdict = aHome().switchHasReadForLong("LS", 0)
                    .metersBelow("T", 10, 0, 0)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.SWITCH_OPEN);
            assertThat(aHome().switchReads("LS", 0)
                            .metersBelow("T", 10, 0, 0)
                            .verdict()
                            .basis())
                    .isEqualTo(Basis.SWITCH);
        }
    }

    @Nested
    class Neighbours {

        @Test
        void several_deenergised_meters_below_the_transformer_make_its_outage_probable_for_a_mechanical_meter() {
            Verdict verdict = aHome().withMechanicalMeter()
                    .metersBelow("T", 17, 12, 0)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(verdict.deviceKey()).contains("T");
            assertThat(verdict.since()).contains(NOW.minusSeconds(600));
            assertThat(kinds(verdict)).startsWith(Kind.METERS_DARK);
            assertThat(kinds(verdict, Bearing.MISSING)).contains(Kind.METER_MECHANICAL);
        }

        @Test
        void deenergised_neighbours_count_without_a_report_of_the_caller() {
            assertThat(aHome().metersBelow("T", 17, 12, 0)
                            .reporting(Symptom.BILL)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.PROBABLE_OUTAGE);
        }

        @Test
        void meters_that_show_supply_contradict_and_lower_the_confidence() {
            Verdict verdict = aHome().metersBelow("T", 17, 12, 3).verdict();
            assertThat(verdict.basis()).isEqualTo(Basis.METERS_CONTRADICTED);
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.METERS_ENERGISED);
        }

        @Test
        void lowest_device_that_explains_the_deenergised_meters_is_the_cause() {
            assertThat(aHome().metersBelow("T", 10, 9, 0)
                            .metersBelow("LS", 40, 10, 0)
                            .metersBelow("F", 300, 10, 0)
                            .verdict()
                            .deviceKey())
                    .contains("T");
            assertThat(aHome().metersBelow("T", 10, 9, 0)
                            .metersBelow("LS", 40, 38, 0)
                            .metersBelow("F", 300, 38, 0)
                            .verdict()
                            .deviceKey())
                    .contains("LS");
            assertThat(aHome().metersBelow("T", 10, 10, 0)
                            .metersBelow("LS", 40, 39, 0)
                            .metersBelow("F", 300, 290, 0)
                            .metersBelow("CB", 300, 290, 0)
                            .verdict()
                            .deviceKey())
                    .contains("F");
        }

        @Test
        void a_transformer_with_mechanical_meters_alone_shares_the_outage_of_the_device_above() {
            assertThat(aHome().metersBelow("T", 0, 0, 0)
                            .metersBelow("LS", 40, 38, 0)
                            .verdict()
                            .deviceKey())
                    .contains("LS");
        }

        @Test
        void a_transformer_whose_meters_report_no_loss_is_outside_the_outage_of_others() {
            assertThat(aHome().metersBelow("T", 10, 0, 0)
                            .metersBelow("LS", 40, 30, 0)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
        }

        @Test
        void one_deenergised_meter_is_a_single_customer_fault() {
            assertThat(aHome().withSmartMeter()
                            .meterReading(0)
                            .metersBelow("T", 8, 1, 0)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(aHome().metersBelow("T", 8, 1, 0)
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        }

        @Test
        void losses_that_the_meter_system_reported_before_it_stopped_are_old() {
            Verdict verdict = aHome().metersBelow("T", 17, 12, 0)
                    .meterSystem(false)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(verdict.basis()).isEqualTo(Basis.METERS_OLD);
            assertThat(verdict.isOld()).isTrue();
        }

        @Test
        void losses_from_before_the_meter_system_stopped_make_no_outage_of_a_caller_who_reports_none() {
            Verdict verdict =
                    aHome().metersBelow("T", 17, 12, 0).meterSystem(false).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict)).contains(Kind.METERS_DARK);
            assertThat(aHome().metersBelow("T", 17, 12, 0)
                            .meterSystem(false)
                            .reporting(Symptom.PAYMENT)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UNKNOWN);
        }

        @Test
        void outage_is_found_at_a_transformer_with_directly_connected_usage_points() {
            Verdict verdict = aHome().hangingOnTheTransformer()
                    .metersBelow("T", 17, 12, 0)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(verdict.deviceKey()).contains("T");
        }

        @Test
        void a_reading_at_a_transformer_with_many_meters_is_not_taken_for_the_callers_own() {
            Verdict verdict = aHome().hangingOnTheTransformer()
                    .meterReading("T", 0)
                    .metersBelow("T", 17, 1, 0)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(kinds(verdict)).doesNotContain(Kind.METER_LAST_GASP);
        }

        @Test
        void reports_of_neighbours_make_the_outage_of_the_transformer_probable() {
            Verdict verdict =
                    aHome().neighboursReporting(2).reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(verdict.deviceKey()).contains("T");
        }

        @Test
        void reports_of_neighbours_do_not_outweigh_meters_that_report_no_loss() {
            Verdict verdict = aHome().neighboursReporting(2)
                    .metersBelow("T", 17, 0, 0)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.NEIGHBOURS_REPORT);
        }

        @Test
        void deenergised_meters_of_a_larger_area_outrank_an_order_for_the_transformer_below() {
            assertThat(aHome().underRepair("T")
                            .metersBelow("T", 10, 10, 0)
                            .metersBelow("LS", 40, 39, 0)
                            .metersBelow("F", 300, 290, 0)
                            .verdict()
                            .deviceKey())
                    .contains("F");
        }
    }

    @Nested
    class SingleCustomer {

        @Test
        void own_last_gasp_is_enough_without_a_report() {
            Verdict verdict = aHome().withSmartMeter().meterReading(0).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(verdict.supply()).isEqualTo(SupplyState.DARK);
            assertThat(verdict.since()).contains(NOW);
            assertThat(kinds(verdict)).contains(Kind.METER_LAST_GASP, Kind.SWITCHES_CLOSED);
        }

        @Test
        void an_old_last_gasp_makes_no_fault_of_a_caller_who_reports_none() {
            Verdict verdict = aHome().withSmartMeter()
                    .meterReading(0)
                    .meterSystem(false)
                    .reporting(Symptom.BILL)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
            assertThat(kinds(verdict)).contains(Kind.METER_LAST_GASP);
        }

        @Test
        void a_meter_of_unknown_kind_that_has_reported_can_report() {
            assertThat(kinds(
                            aHome().meterSystem(true)
                                    .meterReading(1)
                                    .reporting(Symptom.NO_SUPPLY)
                                    .verdict(),
                            Bearing.AGAINST))
                    .containsExactly(Kind.METER_QUIET);
        }

        @Test
        void smart_meter_without_a_loss_event_contradicts_the_report() {
            Verdict verdict =
                    aHome().withSmartMeter().reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(verdict.basis()).isEqualTo(Basis.REPORT_METER_QUIET);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.METER_QUIET);
        }

        @Test
        void no_answer_to_a_ping_confirms_a_report() {
            Verdict verdict = aHome().pinged(0).reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
            assertThat(verdict.basis()).isEqualTo(Basis.OWN_NO_ANSWER);
        }

        @Test
        void missing_ping_answer_alone_shows_neither_a_fault_nor_supply() {
            Verdict verdict = aHome().pinged(0).reporting(Symptom.BILL).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict)).contains(Kind.METER_SILENT);
        }

        @Test
        void is_not_claimed_without_telemetry_or_meters_around() {
            Verdict verdict =
                    aHome().withoutTelemetry().reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict, Bearing.MISSING)).contains(Kind.NO_TELEMETRY);
            assertThat(aHome().withoutTelemetry()
                            .withSmartMeter()
                            .meterReading(0)
                            .verdict()
                            .supply())
                    .isEqualTo(SupplyState.DARK);
        }

        @Test
        void is_claimed_without_telemetry_where_the_meters_around_report_no_loss() {
            assertThat(aHome().withoutTelemetry()
                            .metersBelow("T", 9, 0, 0)
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        }

        @Test
        void is_not_claimed_while_the_outage_system_does_not_respond() {
            assertThat(aHome().notResponding("gis", RecordType.OUTAGE)
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.UNKNOWN);
        }

        @Test
        void is_unknown_where_the_network_does_not_show_the_usage_point() {
            Verdict verdict =
                    aHome().notInTheNetwork().reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(kinds(verdict, Bearing.MISSING)).contains(Kind.PATH_UNKNOWN);
        }

        @Test
        void is_checked_at_home_first_when_part_of_the_premises_has_supply() {
            assertThat(aHome().reporting(Symptom.PART_OF_PREMISES).verdict().action())
                    .isEqualTo(RecommendedAction.CHECK_AT_HOME);
        }
    }

    /** Somebody entered it, and nothing measured says whether it still is so. */
    @Nested
    class UnconfirmedAnnouncements {

        @Test
        void outage_is_over_where_meters_have_shown_supply_since_even_during_an_interruption_of_their_feed() {
            Situations connectedLate = aHome().reportedOutageSince("T", NOW.minusSeconds(7200))
                    .metersBelow("T", 12, 0, 0)
                    .meterSystemListenedToSince(NOW.minusSeconds(3600));
            assertThat(connectedLate.verdict().cause()).isEqualTo(Cause.KNOWN_OUTAGE);
            Verdict verdict =
                    connectedLate.suppliedBelow("T", NOW.minusSeconds(600)).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.OUTAGE_REPORTED);
        }

        @Test
        void outage_is_found_where_meters_showed_supply_only_before_it() {
            assertThat(aHome().reportedOutageSince("T", NOW.minusSeconds(7200))
                            .metersBelow("T", 12, 0, 0)
                            .meterSystemListenedToSince(NOW.minusSeconds(3600))
                            .suppliedBelow("T", NOW.minusSeconds(9000))
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.KNOWN_OUTAGE);
        }

        @Test
        void plan_of_an_unresponsive_gis_is_over_where_meters_have_shown_supply_since() {
            Verdict verdict = aHome().planned("T", NOW.minusSeconds(7200), NOW.plusSeconds(3600), "running")
                    .notResponding("gis", RecordType.OUTAGE_PLAN)
                    .metersBelow("T", 12, 0, 0)
                    .meterSystemListenedToSince(NOW.minusSeconds(3600))
                    .suppliedBelow("T", NOW.minusSeconds(600))
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.PLAN_RUNNING);
        }

        @Test
        void one_is_not_certain_before_the_caller_reports_a_loss() {
            assertThat(aHome().reportedOutage("T", null, "open").verdict().supply())
                    .isEqualTo(SupplyState.PROBABLY_DARK);
            assertThat(aHome().reportedOutage("T", null, "open")
                            .reporting(Symptom.NO_SUPPLY)
                            .verdict()
                            .supply())
                    .isEqualTo(SupplyState.DARK);
            assertThat(aHome().metersBelow("T", 12, 11, 0)
                            .reportedOutage("T", null, "open")
                            .verdict()
                            .supply())
                    .isEqualTo(SupplyState.DARK);
        }

        @ParameterizedTest
        @EnumSource(names = {"PART_OF_PREMISES", "LOW_VOLTAGE"})
        void one_does_not_explain_a_caller_who_still_has_some_supply(Symptom symptom) {
            for (Situations home : List.of(
                    aHome().reportedOutage("T", null, "open"),
                    aHome().underRepair("T"),
                    aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "running"))) {
                Verdict verdict = home.reporting(symptom).verdict();
                assertThat(verdict.cause()).isEqualTo(Cause.SINGLE_SERVICE_FAULT);
                assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
                assertThat(kinds(verdict, Bearing.AGAINST)).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"PART_OF_PREMISES", "LOW_VOLTAGE"})
        void one_that_meters_confirm_is_contradicted_by_a_caller_who_still_has_some_supply(Symptom symptom) {
            Verdict verdict = aHome().metersBelow("T", 12, 11, 0)
                    .reportedOutage("T", null, "open")
                    .reporting(symptom)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.KNOWN_OUTAGE);
            assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
            assertThat(verdict.basis()).isEqualTo(Basis.OUTAGE_CONTRADICTED);
            assertThat(kinds(verdict, Bearing.AGAINST)).containsExactly(Kind.CALLER_REPORTS);
        }

        @Test
        void absence_of_outages_is_not_claimed_beside_a_recorded_outage() {
            Verdict verdict = aHome().metersBelow("T", 12, 0, 0)
                    .reportedOutage("T", null, "open")
                    .reporting(Symptom.BILL)
                    .verdict();
            assertThat(kinds(verdict)).doesNotContain(Kind.NO_OUTAGE_KNOWN);
            assertThat(kinds(aHome().reporting(Symptom.BILL).verdict())).contains(Kind.NO_OUTAGE_KNOWN);
        }

        @Test
        void absence_of_outages_is_not_claimed_without_a_known_path() {
            assertThat(kinds(aHome().notInTheNetwork()
                            .reporting(Symptom.LOW_VOLTAGE)
                            .verdict()))
                    .doesNotContain(Kind.NO_OUTAGE_KNOWN);
        }

        @Test
        void danger_makes_no_outage_of_one_that_nothing_measured_confirms() {
            Verdict verdict = aHome().reportedOutage("T", null, "open")
                    .reporting(Symptom.DANGER)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(verdict.supply()).isEqualTo(SupplyState.NOT_KNOWN);
            assertThat(kinds(verdict)).contains(Kind.OUTAGE_REPORTED);
        }

        @Test
        void danger_goes_to_the_crew_of_an_open_order_regardless_of_meters() {
            Verdict verdict = aHome().metersBelow("T", 12, 0, 0)
                    .underRepair("T")
                    .reporting(Symptom.DANGER)
                    .verdict();
            assertThat(verdict.action()).isEqualTo(RecommendedAction.JOIN_OUTAGE);
            assertThat(verdict.actionDevice()).contains(new ElementKey("gis", "T"));
            assertThat(kinds(verdict, Bearing.AGAINST)).contains(Kind.REPAIR_ORDER_EN_ROUTE);
        }

        @Test
        void danger_is_not_left_to_an_order_for_a_device_far_above() {
            Verdict verdict = aHome().underRepair("F").reporting(Symptom.DANGER).verdict();
            assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
            assertThat(verdict.actionDevice()).contains(new ElementKey("gis", "SP"));
        }

        @Test
        void danger_below_an_open_breaker_goes_to_the_callers_place_while_the_breaker_stays_the_cause() {
            Verdict verdict = aHome().switchReads("CB", 0)
                    .underRepair("CB")
                    .reporting(Symptom.DANGER)
                    .verdict();
            assertThat(verdict.deviceKey()).contains("CB");
            assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
            assertThat(verdict.actionDevice()).contains(new ElementKey("gis", "SP"));
        }

        @Test
        void planned_outage_is_not_certain_for_a_caller_with_another_matter() {
            Situations home = aHome().planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "running");
            assertThat(home.reporting(Symptom.BILL).verdict().supply()).isEqualTo(SupplyState.PROBABLY_DARK);
            assertThat(home.reporting(Symptom.NO_SUPPLY).verdict().supply()).isEqualTo(SupplyState.DARK);
        }

        @Test
        void reports_of_neighbours_show_no_fault_for_a_caller_with_another_matter_or_a_meter_without_loss() {
            assertThat(aHome().neighboursReporting(3)
                            .reporting(Symptom.BILL)
                            .verdict()
                            .cause())
                    .isNotEqualTo(Cause.PROBABLE_OUTAGE);
            assertThat(aHome().withSmartMeter().neighboursReporting(3).verdict().cause())
                    .isEqualTo(Cause.NO_FAULT_FOUND);
            assertThat(aHome().neighboursReporting(1)
                            .reporting(Symptom.LOW_VOLTAGE)
                            .verdict()
                            .cause())
                    .isEqualTo(Cause.SINGLE_SERVICE_FAULT);
        }

        @Test
        void an_estimate_that_lies_ahead_counts_before_one_that_has_passed() {
            Verdict verdict = aHome().reportedOutage("F", NOW.minusSeconds(60), "open")
                    .underRepair("F")
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.restorationAt()).contains(NOW.plusSeconds(1800));
        }

        @Test
        void the_crew_of_an_order_below_the_outage_is_not_the_outages_crew() {
            Verdict verdict = aHome().reportedOutage("CB", null, "open")
                    .underRepair("SP", OrderState.ON_SITE)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.deviceKey()).contains("CB");
            assertThat(verdict.crew()).isEmpty();
            assertThat(verdict.restorationAt()).isEmpty();
        }
    }

    @Nested
    class BeforeTheReasonIsKnown {

        @Test
        void what_is_unknown_is_asked_and_no_ticket_is_recommended() {
            Verdict verdict =
                    aHome().notResponding("scada", RecordType.MEASUREMENT).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.LOG_CONTACT);
        }

        @Test
        void a_meter_that_lost_supply_recommends_a_ticket() {
            assertThat(aHome().withoutTelemetry()
                            .withSmartMeter()
                            .meterReading(0)
                            .verdict()
                            .action())
                    .isEqualTo(RecommendedAction.OPEN_FAULT_TICKET);
        }
    }

    @Nested
    class SensitiveCustomersAndDanger {

        @Test
        void life_support_without_supply_is_critical_and_calls_for_a_repair_order() {
            Verdict verdict =
                    aHome().withLifeSupport().reporting(Symptom.NO_SUPPLY).verdict();
            assertThat(verdict.priority()).isEqualTo(TicketPriority.CRITICAL);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
        }

        @Test
        void life_support_in_a_planned_outage_or_in_debt_needs_a_ticket_and_not_an_explanation() {
            assertThat(aHome().withLifeSupport()
                            .planned("T", NOW.minusSeconds(60), NOW.plusSeconds(60), "running")
                            .verdict()
                            .action())
                    .isEqualTo(RecommendedAction.OPEN_FAULT_TICKET);
            assertThat(aHome().withLifeSupport()
                            .disconnectedForDebtByBilling(State.LIVE)
                            .verdict()
                            .action())
                    .isEqualTo(RecommendedAction.OPEN_FAULT_TICKET);
        }

        @Test
        void life_support_with_supply_and_a_question_about_a_bill_is_an_ordinary_call() {
            Verdict verdict = aHome().withLifeSupport().reporting(Symptom.BILL).verdict();
            assertThat(verdict.priority()).isEqualTo(TicketPriority.NORMAL);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.EXPLAIN_ACCOUNT);
        }

        @Test
        void other_sensitive_customers_without_supply_are_of_high_priority() {
            assertThat(aHome().sensitive("hospital")
                            .switchReads("CB", 0)
                            .verdict()
                            .priority())
                    .isEqualTo(TicketPriority.HIGH);
        }

        @Test
        void danger_is_critical_and_calls_for_a_repair_order_also_where_supply_is_normal() {
            Verdict verdict = aHome().reporting(Symptom.DANGER).verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(verdict.priority()).isEqualTo(TicketPriority.CRITICAL);
            assertThat(verdict.action()).isEqualTo(RecommendedAction.MAKE_REPAIR_ORDER);
        }
    }

    @Nested
    class SilentSources {

        @Test
        void withdrawn_sources_are_not_reported_as_silent_and_are_no_evidence() {
            Verdict verdict = aHome().withdrawn("scada", RecordType.MEASUREMENT)
                    .reporting(Symptom.NO_SUPPLY)
                    .verdict();
            assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(verdict.silentSources()).isEmpty();
            assertThat(kinds(verdict, Bearing.MISSING)).doesNotContain(Kind.SOURCE_SILENT);
        }

        @Test
        void are_never_present_evidence() {
            Verdict verdict = aHome().switchReads("CB", 0)
                    .voltageReads("CB", 0)
                    .notResponding("scada", RecordType.MEASUREMENT)
                    .verdict();
            assertThat(verdict.evidence())
                    .filteredOn(fact ->
                            fact.bearing() != Bearing.MISSING && fact.source().equals("scada"))
                    .isNotEmpty()
                    .noneMatch(Evidence::isCurrent);
        }
    }

    @Test
    void every_basis_has_a_measured_confidence() {
        for (Basis basis : Basis.values()) {
            assertThat(basis.confidence()).isBetween(0.0, 1.0);
        }
    }

    private static List<Kind> kinds(Verdict verdict) {
        return kinds(verdict, Bearing.FOR);
    }

    private static List<Kind> kinds(Verdict verdict, Bearing bearing) {
        return verdict.evidence().stream()
                .filter(fact -> fact.bearing() == bearing)
                .map(Evidence::kind)
                .toList();
    }
}
