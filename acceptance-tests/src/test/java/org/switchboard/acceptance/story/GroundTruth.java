package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.acceptance.story.Sort.coded;
import static org.switchboard.acceptance.story.Sort.computed;
import static org.switchboard.acceptance.story.Sort.day;
import static org.switchboard.acceptance.story.Sort.digits;
import static org.switchboard.acceptance.story.Sort.flags;
import static org.switchboard.acceptance.story.Sort.list;
import static org.switchboard.acceptance.story.Sort.moment;
import static org.switchboard.acceptance.story.Sort.number;
import static org.switchboard.acceptance.story.Sort.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.switchboard.launcher.Workbench;

/** What we hold beside what the city truly is. Written from the systems' documentation, not from our mappings. */
final class GroundTruth {

    private static final Predicate<JsonNode> FLAGGED =
            row -> row.path("del_flg").asText().equals("1");
    private static final Predicate<JsonNode> RETIRED =
            row -> row.path("run_stat").asInt() == 9;
    private static final Predicate<JsonNode> NEVER = row -> false;

    static final Sort CUSTOMERS = Sort.of(
            "customers",
            "customer",
            "cis",
            row -> row.path("cust_no").asText(),
            FLAGGED,
            text("cust_nm", "/name"),
            coded("cust_tp", Map.of("01", "person", "02", "organisation"), "/kind"),
            text("idn_no", "/identityNumber"),
            digits(List.of("tel_1", "tel_2"), "/telephones"),
            new Sort.Field(
                    "/emails",
                    row -> Sort.trimmed(row.path("eml")),
                    record -> String.join(",", Json.texts(record.path("emails")))),
            coded("cust_lvl", Map.of("91", "diamond", "92", "gold", "93", "silver", "99", "standard"), "/tier"),
            flags(
                    "spc_flg",
                    List.of("life-support", "hospital", "school-in-exams", "residents-committee"),
                    "/sensitive"),
            coded("lang_cd", Map.of("ZH", "zh", "EN", "en"), "/language"));

    static final Sort ACCOUNTS = Sort.of(
            "accounts",
            "account",
            "cis",
            row -> row.path("acct_no").asText(),
            FLAGGED,
            text("acct_no", "/number"),
            text("cust_no", "/customerKey"),
            text("xref_bil", "/identifiers/billing"),
            coded("acct_sts", Map.of("1", "active", "2", "closed", "3", "stopped-for-debt"), "/status"),
            day("open_dt", "/openedOn"));

    static final Sort PREMISES = Sort.of(
            "premises",
            "service-location",
            "cis",
            row -> row.path("prem_no").asText(),
            FLAGGED,
            text("addr_txt", "/address/text"),
            text("prov_nm", "/address/province"),
            text("city_nm", "/address/city"),
            // the code there, the name here; the address line holds the name too
            new Sort.Field(
                    "/address/district named in the address",
                    row -> "true",
                    record -> String.valueOf(Sort.trimmed(record.at("/address/street"))
                                    .isEmpty()
                            || record.at("/address/text")
                                    .asText()
                                    .contains(record.at("/address/district").asText("-")))),
            text("strt_nm", "/address/street"),
            text("hse_no", "/address/house"),
            number("geo_x", "/longitude"),
            number("geo_y", "/latitude"),
            coded("zone_cd", Map.of("1", "urban", "2", "rural", "3", "remote"), "/zone"));

    static final Sort USAGE_POINTS = Sort.of(
            "usage-points",
            "usage-point",
            "cis",
            row -> row.path("up_no").asText(),
            FLAGGED,
            text("acct_no", "/accountKey"),
            text("prem_no", "/serviceLocationKey"),
            text("gis_sp_id", "/networkElementKey"),
            coded(
                    "con_sts",
                    Map.of("10", "connected", "20", "disconnected-for-debt", "30", "disconnected"),
                    "/connectionState"),
            coded("phs_cd", Map.of("1", "single-phase", "3", "three-phase"), "/phases"));

    static final Sort METERS = Sort.of(
            "meters",
            "end-device",
            "cis",
            row -> row.path("mtr_no").asText(),
            FLAGGED.or(row -> !Sort.trimmed(row.path("rmv_dt")).isEmpty()),
            text("up_no", "/usagePointKey"),
            text("ser_no", "/serial"),
            coded("mtr_tp", Map.of("01", "mechanical", "02", "electronic", "03", "smart"), "/kind"),
            day("inst_dt", "/installedOn"));

    static final Sort NETWORK_ELEMENTS = Sort.of(
            "network-elements",
            "network-element",
            "gis",
            row -> row.path("id").asText(),
            RETIRED,
            coded(
                    "dev_type",
                    Map.of(
                            "10", "substation",
                            "20", "breaker",
                            "21", "switch",
                            "22", "switch",
                            "25", "fuse",
                            "30", "feeder",
                            "40", "transformer",
                            "50", "service-point"),
                    "/kind"),
            text("dev_name", "/name"),
            text("fed_from", "/upstreamKey"),
            computed("/normallyOpen", row -> switch (Sort.trimmed(row.path("norm_stat"))) {
                case "0" -> "false";
                case "1" -> "true";
                default -> "";
            }),
            // where a line is cannot be said in one point
            new Sort.Field(
                    "position",
                    row -> row.path("dev_type").asInt() == 30 ? "" : row.path("lon") + " " + row.path("lat"),
                    record -> record.path("kind").asText().equals("feeder")
                            ? ""
                            : record.path("longitude") + " " + record.path("latitude")),
            number("fail_py", "/failuresPerYear"),
            number("len_m", "/lengthMetres"));

    static final Sort TELEMETRY_POINTS = Sort.of(
            "telemetry-points",
            "measurement-point",
            "scada",
            row -> row.path("ca").asText() + ":" + row.path("ioa").asText(),
            NEVER,
            text("dev_id", "/networkElementKey"),
            coded(
                    "meas",
                    Map.of(
                            "POS", "switch-state",
                            "UAB", "voltage",
                            "IA", "current",
                            "IB", "current",
                            "IC", "current"),
                    "/kind"),
            text("unit", "/unit"));

    static final Sort PLANNED_OUTAGES = Sort.of(
            "planned-outages",
            "outage-plan",
            "gis",
            row -> row.path("id").asText(),
            NEVER,
            list("dev_ids", "/networkElementKeys"),
            moment("beg_time", "/from"),
            moment("end_time", "/to"),
            text("reason", "/reason"),
            coded("plan_stat", Map.of("1", "approved", "2", "running", "3", "finished", "9", "cancelled"), "/state"));

    static final Sort OUTAGES = Sort.of(
            "outages",
            "outage",
            "gis",
            row -> row.path("id").asText(),
            NEVER,
            text("dev_id", "/networkElementKey"),
            moment("beg_time", "/from"),
            moment("est_rest", "/estimatedRestoration"),
            text("cause", "/cause"),
            number("cust_cnt", "/customers"),
            coded("crew_stat", Map.of("0", "none", "1", "dispatched", "2", "on-site", "3", "done"), "/crewState"),
            coded("outg_stat", Map.of("1", "open", "2", "under-repair", "3", "restored"), "/state"));

    static final List<Sort> ALL = List.of(
            CUSTOMERS,
            ACCOUNTS,
            PREMISES,
            USAGE_POINTS,
            METERS,
            NETWORK_ELEMENTS,
            TELEMETRY_POINTS,
            PLANNED_OUTAGES,
            OUTAGES);

    private final City city;
    private final Api integrator;

    GroundTruth(Workbench workbench) {
        this.city = new City(workbench);
        this.integrator = Api.as("integrator", workbench);
    }

    /** Fails naming what is missing, what is too much, and what differs. */
    void assertHeld(Sort sort) {
        List<JsonNode> records = integrator
                .get("export/" + sort.recordType() + "?source=" + sort.source())
                .okLines();
        assertThat(Sort.twice(records)).as(sort + " held twice").isEmpty();
        assertThat(sort.held(records))
                .as(sort.toString())
                .containsExactlyInAnyOrderEntriesOf(sort.expected(city.truth(sort.truth())));
    }
}
