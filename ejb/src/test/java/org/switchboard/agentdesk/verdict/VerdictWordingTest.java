package org.switchboard.agentdesk.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.agentdesk.verdict.Situations.aHome;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.workorder.model.OrderState;

class VerdictWordingTest {

    private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Situations.NOW;
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private final VerdictWording wording = wording();

    @Test
    void time_of_today_is_worded_as_a_time_in_the_zone_of_the_site() {
        assertThat(since("2026-11-22T04:30:00Z", Locale.ENGLISH)).contains("since 12:30");
        assertThat(since("2026-11-22T04:30:00Z", ZH)).contains("12:30").doesNotContain("2026");
    }

    @Test
    void other_day_is_worded_with_its_date_and_other_year_with_its_year() {
        assertThat(since("2026-11-20T16:30:00Z", Locale.ENGLISH)).contains("since 21 November, 00:30");
        assertThat(since("2025-11-21T16:30:00Z", Locale.ENGLISH)).contains("since 22 November 2025, 00:30");
        assertThat(since("2026-11-20T16:30:00Z", ZH)).contains("11月21日 00:30");
    }

    @Test
    void restoration_is_worded_with_a_time_today_and_with_a_date_on_another_day() {
        assertThat(wording.suggestedWording(
                        aHome().reportedOutage("F", Instant.parse("2026-11-22T14:30:00Z"), "open")
                                .verdict(),
                        Locale.ENGLISH))
                .contains("back at 22:30;");
        assertThat(wording.suggestedWording(
                        aHome().reportedOutage("F", Instant.parse("2026-12-01T02:44:00Z"), "open")
                                .verdict(),
                        Locale.ENGLISH))
                .contains("back on 1 December at 10:44;");
        assertThat(wording.suggestedWording(
                        aHome().reportedOutage("F", Instant.parse("2026-12-01T02:00:00Z"), "open")
                                .verdict(),
                        ZH))
                .contains("预计12月1日10点恢复供电");
    }

    @Test
    void past_estimate_is_not_worded() {
        String words = wording.suggestedWording(
                aHome().reportedOutage("F", NOW.minusSeconds(60), "open").verdict(), Locale.ENGLISH);
        assertThat(words).contains("estimate has passed").doesNotContain("Supply is expected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RECEIVED | no crew has been assigned yet  | 目前还没有派单
                    ASSIGNED | A repair crew has been assigned | 抢修单已经派给抢修班组
                    EN_ROUTE | A repair crew is on its way     | 抢修人员正在路上
                    ON_SITE  | A repair crew is at work        | 抢修人员已经在现场处理""")
    void wording_gives_the_state_of_the_crew(OrderState state, String english, String chinese) {
        Verdict verdict = aHome().underRepair("F", state).verdict();
        assertThat(wording.suggestedWording(verdict, Locale.ENGLISH)).contains(english);
        assertThat(wording.suggestedWording(verdict, ZH)).contains(chinese);
    }

    @Test
    void without_an_order_no_wording_promises_a_crew() {
        for (Symptom symptom : Symptom.values()) {
            for (Situations home : List.of(
                    aHome(),
                    aHome().withSmartMeter().meterReading(0),
                    aHome().switchReads("CB", 0),
                    aHome().metersBelow("T", 10, 9, 0),
                    aHome().withoutTelemetry())) {
                String words = wording.suggestedWording(home.reporting(symptom).verdict(), Locale.ENGLISH);
                assertThat(words).doesNotContainIgnoringCase("send").doesNotContainIgnoringCase("crew");
            }
        }
    }

    @Test
    void old_evidence_is_worded_as_old() {
        Verdict verdict = aHome().switchReads("CB", 0)
                .notResponding("scada", RecordType.MEASUREMENT)
                .verdict();
        assertThat(wording.evidence(verdict.evidence().get(0), Locale.ENGLISH))
                .isEqualTo("Name of CB was open at 20:00; SCADA has not reported since");
        assertThat(wording.suggestedWording(verdict, Locale.ENGLISH))
                .contains("was open at 20:00. Our control system has not reported since");
        assertThat(wording.suggestedWording(verdict, ZH)).contains("20点的时候").contains("此后没有新的数据");
    }

    @Test
    void every_kind_of_stale_evidence_is_worded_as_stale() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SOURCE_SILENT) {
                Evidence old = new Evidence(
                        kind, List.of(1, 2, 3, NOW), "gis", Optional.of(NOW.minusSeconds(600)), State.STALE);
                assertThat(wording.evidence(old, Locale.ENGLISH))
                        .as(kind.name())
                        .matches("(?s).*(not reported since|last said).*");
                assertThat(wording.evidence(old, ZH)).as(kind.name()).matches("(?s).*(无数据更新|最近一次).*");
            }
        }
    }

    @Test
    void english_counts_have_the_right_number() {
        assertThat(evidence(Kind.NEIGHBOURS_REPORT, 1))
                .isEqualTo("1 other customer of the same transformer has reported a fault");
        assertThat(evidence(Kind.NEIGHBOURS_REPORT, 2))
                .isEqualTo("2 other customers of the same transformer have reported a fault");
        assertThat(evidence(Kind.METERS_QUIET, 0, 17, "T2"))
                .isEqualTo("None of the 17 smart meters below T2 reports a loss of supply");
        assertThat(evidence(Kind.METERS_QUIET, 1, 17, "T2"))
                .isEqualTo("Only 1 of the 17 smart meters below T2 reports a loss of supply");
        assertThat(evidence(Kind.METERS_QUIET, 2, 17, "T2"))
                .isEqualTo("Only 2 of the 17 smart meters below T2 report a loss of supply");
        assertThat(evidence(Kind.SWITCHES_CLOSED, 1)).isEqualTo("The telemetered switch on the supply path is closed");
        assertThat(evidence(Kind.OUTAGE_REPORTED, "UO-1", "", 1)).contains("1 customer.");
    }

    @Test
    void wording_asks_about_an_unconfirmed_outage_before_the_caller_reports_it() {
        Situations home = aHome().reportedOutage("T", null, "open");
        assertThat(wording.suggestedWording(home.verdict(), Locale.ENGLISH))
                .startsWith("An outage is recorded at Name of T, which supplies you.")
                .endsWith("Do you have electricity at the moment?");
        assertThat(wording.suggestedWording(home.verdict(), ZH)).endsWith("请问您家现在有电吗？");
        assertThat(wording.suggestedWording(home.reporting(Symptom.NO_SUPPLY).verdict(), Locale.ENGLISH))
                .startsWith("We know about the outage that affects you, at Name of T.");
    }

    @Test
    void wording_mentions_no_report_when_the_caller_reported_nothing() {
        for (Situations home : List.of(
                aHome().notResponding("scada", RecordType.MEASUREMENT),
                aHome().meterSystem(false).reportedOutage("T", null, "open"),
                aHome().withLifeSupport().notInTheNetwork())) {
            assertThat(wording.suggestedWording(home.verdict(), Locale.ENGLISH))
                    .doesNotContain("your report")
                    .endsWith("Do you have electricity at the moment?");
        }
    }

    @Test
    void no_fault_is_not_claimed_of_a_network_on_which_one_is_recorded() {
        for (Symptom symptom : List.of(Symptom.NO_SUPPLY, Symptom.LOW_VOLTAGE)) {
            Situations home =
                    aHome().metersBelow("T", 12, 0, 0).underRepair("T").reporting(symptom);
            assertThat(wording.suggestedWording(home.verdict(), Locale.ENGLISH))
                    .contains("is recorded on the network that supplies you")
                    .doesNotContain("shows no");
            assertThat(wording.suggestedWording(home.verdict(), ZH))
                    .contains("登记了故障")
                    .doesNotContain("没有发现");
        }
    }

    @Test
    void reconnection_time_is_worded_as_configured(@TempDir Path folder) {
        ServiceLevelFolder configuration =
                new ServiceLevelFolder(folder).write("reconnection@2020-01-01 = 12 hours; promise of the company");
        wording.policies = configuration.policies(wording.clock);
        Verdict debt = aHome().disconnectedForDebtByBilling(State.LIVE).verdict();
        Verdict paid = aHome().registerState("disconnected-for-debt").verdict();
        assertThat(wording.suggestedWording(debt, Locale.ENGLISH)).contains("within 12 hours of the payment");
        assertThat(wording.suggestedWording(paid, ZH)).contains("自缴清起12小时内恢复供电");
        configuration.write("meter-test@2020-01-01 = 5 working-days; promise of the company");
        assertThat(wording.suggestedWording(debt, Locale.ENGLISH))
                .contains("it is reconnected as soon as possible")
                .doesNotContain("hours");
        assertThat(wording.suggestedWording(paid, ZH)).contains("缴清后尽快恢复供电");
    }

    @Test
    void wording_for_a_billing_call_asks_about_an_outage_without_commitment() {
        for (Situations home : List.of(
                aHome().switchReads("CB", 0),
                aHome().metersBelow("T", 12, 11, 0),
                aHome().metersBelow("T", 12, 11, 0).underRepair("T"),
                aHome().withSmartMeter().meterReading(0))) {
            Verdict verdict = home.reporting(Symptom.BILL).verdict();
            assertThat(wording.suggestedWording(verdict, Locale.ENGLISH))
                    .contains("I also see", "Do you have electricity at the moment?", "your account")
                    .doesNotContain("recording", "creating", "ticket");
            assertThat(wording.suggestedWording(verdict, ZH)).contains("我还看到").doesNotContain("登记");
        }
    }

    @Test
    void supply_is_not_called_normal_where_the_register_records_a_disconnection() {
        Verdict verdict = aHome().registerState("disconnected-for-debt")
                .notResponding("cis", RecordType.USAGE_POINT)
                .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.NO_FAULT_FOUND);
        assertThat(wording.suggestedWording(verdict, Locale.ENGLISH))
                .contains("not all our readings agree")
                .endsWith("Do you have electricity at the moment?");
    }

    @Test
    void no_network_fault_is_excluded_while_the_outage_system_does_not_respond() {
        Verdict verdict = aHome().notResponding("gis", RecordType.OUTAGE)
                .metersBelow("T", 12, 0, 0)
                .reporting(Symptom.NO_SUPPLY)
                .verdict();
        assertThat(wording.suggestedWording(verdict, Locale.ENGLISH)).doesNotContain("shows no fault");
        assertThat(wording.suggestedWording(verdict, ZH)).doesNotContain("没有发现故障");
    }

    @Test
    void life_support_is_asked_for_first_and_only_where_supply_is_missing() {
        Verdict dark = aHome().withLifeSupport().reporting(Symptom.NO_SUPPLY).verdict();
        assertThat(wording.suggestedWording(dark, Locale.ENGLISH))
                .startsWith("I see that somebody in your home depends");
        assertThat(wording.suggestedWording(dark, ZH)).contains("120");
        Verdict bill = aHome().withLifeSupport().reporting(Symptom.BILL).verdict();
        assertThat(wording.suggestedWording(bill, Locale.ENGLISH)).doesNotContain("medical");
    }

    @Test
    void wording_begins_with_danger() {
        Verdict verdict = aHome().withLifeSupport()
                .switchReads("CB", 0)
                .reporting(Symptom.DANGER)
                .verdict();
        assertThat(wording.suggestedWording(verdict, Locale.ENGLISH)).startsWith("Your safety comes first.");
        assertThat(wording.suggestedWording(verdict, ZH)).startsWith("请您先注意安全");
    }

    @ParameterizedTest
    @CsvSource({"zh,zh-CN", "ZH,zh-CN", "zh_TW,zh-CN", "en,en", "en-GB,en", "de,zh-CN", ",zh-CN"})
    void words_follow_the_callers_language_where_it_is_known(String language, String expected) {
        assertThat(VerdictWording.callerLocale(Optional.ofNullable(language), ZH)
                        .toLanguageTag())
                .isEqualTo(expected);
    }

    private String evidence(Kind kind, Object... parameters) {
        return wording.evidence(
                new Evidence(kind, List.of(parameters), "switchboard", Optional.of(NOW), State.FRESH), Locale.ENGLISH);
    }

    private String since(String moment, Locale locale) {
        Evidence open = new Evidence(
                Kind.SWITCH_OPEN, List.of("CB 101", Instant.parse(moment)), "scada", Optional.of(NOW), State.FRESH);
        return wording.evidence(open, locale);
    }

    private static VerdictWording wording() {
        VerdictWording wording = new VerdictWording();
        wording.zone = SITE;
        wording.clock = Clock.fixed(NOW, SITE);
        wording.policies = ServiceLevelFolder.configured();
        return wording;
    }
}
