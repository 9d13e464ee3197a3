package org.switchboard.integration.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.schema.JsonSchemaRecordSchemas;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.SourceRecord;

/** The route files and mappings that come with the project: every one loads, and each mapping says what it should. */
class BuiltInSourcesTest {

    private static final Path SOURCES = Path.of("../config/sources");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path configuration;

    private Site site;
    private final JsonSchemaRecordSchemas schemas = new JsonSchemaRecordSchemas();

    @BeforeEach
    void aSiteWithTheFilesOfTheProject() throws IOException {
        site = new Site(configuration);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                site.with(SOURCES.relativize(file).toString(), Files.readString(file));
            }
        }
        // nobody listens there: what is tried here is that everything loads
        site.with("site.properties", """
                CIS_JDBC_URL = jdbc:postgresql://127.0.0.1:9/none
                CIS_USER = nobody
                CIS_PASSWORD = none
                BILLING_URL = http://127.0.0.1:9
                GIS_URL = http://127.0.0.1:9
                SCADA_HOST = 127.0.0.1
                SCADA_PORT = 9
                WORKS_URL = http://127.0.0.1:9
                METERS_URL = tcp://127.0.0.1:9
                METERS_USER = nobody
                METERS_PASSWORD = none
                CONTACTS_HOST = 127.0.0.1
                CONTACTS_PORT = 9
                CONTACTS_USER = nobody
                CONTACTS_PASSWORD = none
                CONTACTS_KNOWN_HOSTS = /nowhere/known_hosts
                PGE_OUTAGES_FOLDER = %s
                """.formatted(configuration.resolve("snapshots")));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void every_route_file_and_the_example_load() {
        site.with("pge-outages.camel.yaml", read("examples/pge-outages.camel.yaml"));
        site.with("pge-outages/outage.jslt", read("examples/pge-outages/outage.jslt"));
        site.start();
        assertThat(site.files.all())
                .allSatisfy(file -> assertThat(file.fault()).as(file.path()).isEmpty());
        assertThat(site.files.all().stream().map(file -> file.path()).filter(path -> path.endsWith(".camel.yaml")))
                .containsExactlyInAnyOrder(
                        "billing.camel.yaml",
                        "cis.camel.yaml",
                        "contact-log.camel.yaml",
                        "gis.camel.yaml",
                        "head-end.camel.yaml",
                        "pge-outages.camel.yaml",
                        "scada.camel.yaml",
                        "work-management.camel.yaml");
    }

    @Test
    void tests_beside_the_mappings_pass() {
        assertThat(new RouteFileTrial(SOURCES.getParent(), SOURCES.resolve("cis.camel.yaml")).mappingTests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.failure()).as(test.name()).isEmpty());
    }

    @Test
    void customer_of_the_cis_is_mapped() {
        JsonNode customer = mapped(RecordType.CUSTOMER, "cis/customer.jslt", """
                {"CUST_NO": "1000000417", "CUST_NM": "王建国", "CUST_TP": "01", "IDN_TP": "01", "IDN_NO": "990102194203063657",
                 "TEL_1": "138-0571-2345/0571-8765432转8001", "TEL_2": "５５５１２３４、+86 13900001111", "EML": null,
                 "CUST_LVL": "92", "SPC_FLG": "YNNYNNNN", "LANG_CD": "ZH", "REG_DT": "20010326",
                 "DEL_FLG": "0", "LAST_UPD": "2026-11-02T18:05:54.120"}""");
        assertThat(customer).isEqualTo(json("""
                {"key": "1000000417", "changedAt": "2026-11-02T18:05:54.120+08:00", "deleted": false, "name": "王建国",
                 "kind": "person", "identityNumber": "990102194203063657",
                 "telephones": ["138-0571-2345", "0571-8765432转8001", "５５５１２３４", "+86 13900001111"],
                 "tier": "gold", "sensitive": ["life-support", "residents-committee"], "language": "zh"}"""));
    }

    @Test
    void customer_with_blank_optional_fields_is_mapped() {
        JsonNode customer = mapped(RecordType.CUSTOMER, "cis/customer.jslt", """
                {"CUST_NO": "1000000418", "CUST_NM": "某店", "CUST_TP": "02", "IDN_NO": null, "TEL_1": null, "TEL_2": "  ",
                 "EML": null, "CUST_LVL": null, "SPC_FLG": null, "LANG_CD": null, "DEL_FLG": "0", "LAST_UPD": "2026-11-02T18:05:54"}""");
        assertThat(customer).isEqualTo(json("""
                {"key": "1000000418", "changedAt": "2026-11-02T18:05:54+08:00", "deleted": false, "name": "某店",
                 "kind": "organisation"}"""));
    }

    @Test
    void a_deleted_account_keeps_its_key() {
        JsonNode account = mapped(RecordType.ACCOUNT, "cis/account.jslt", """
                {"ACCT_NO": "300000000417", "CUST_NO": "1000000417", "XREF_BIL": "BC123456789", "ACCT_STS": "3",
                 "OPEN_DT": "20110203", "CLS_DT": null, "PAY_MTH": "01", "DEL_FLG": "1", "LAST_UPD": "2026-11-02T18:05:54"}""");
        assertThat(account).isEqualTo(json("""
                {"key": "300000000417", "changedAt": "2026-11-02T18:05:54+08:00", "deleted": true,
                 "customerKey": "1000000417", "number": "300000000417", "status": "stopped-for-debt",
                 "openedOn": "2011-02-03", "identifiers": {"billing": "BC123456789"}}"""));
    }

    @Test
    void usage_point_links_the_customer_to_the_network() {
        JsonNode point = mapped(RecordType.USAGE_POINT, "cis/usage-point.jslt", """
                {"UP_NO": "50000000000417", "ACCT_NO": "300000000417", "PREM_NO": "400000000417", "GIS_SP_ID": "SP-00000017",
                 "GIS_TX_ID": "DT-000003", "CON_STS": "20", "PHS_CD": "3", "CAP_KVA": 8.0, "TRF_CD": "R100",
                 "DEL_FLG": "0", "LAST_UPD": "2026-11-02T18:05:54"}""");
        assertThat(point).isEqualTo(json("""
                {"key": "50000000000417", "changedAt": "2026-11-02T18:05:54+08:00", "deleted": false,
                 "accountKey": "300000000417", "serviceLocationKey": "400000000417", "networkElementKey": "SP-00000017",
                 "connectionState": "disconnected-for-debt", "phases": "three-phase"}"""));
    }

    @Test
    void a_removed_meter_is_deleted() {
        JsonNode meter = mapped(RecordType.END_DEVICE, "cis/end-device.jslt", """
                {"MTR_NO": "33002014304769", "UP_NO": "50000000000417", "SER_NO": "B-2018-100435", "MTR_TP": "03",
                 "INST_DT": "20180607", "RMV_DT": "20250101", "DEL_FLG": "0", "LAST_UPD": "2026-11-02T18:05:54"}""");
        assertThat(meter.path("deleted").asBoolean()).isTrue();
        assertThat(meter.path("installedOn").asText()).isEqualTo("2018-06-07");
    }

    @Test
    void a_premises_without_a_position_has_an_address() {
        JsonNode place = mapped(RecordType.SERVICE_LOCATION, "cis/service-location.jslt", """
                {"PREM_NO": "400000000417", "ADDR_TXT": "某省某市某区某街1号", "PROV_NM": "某省", "CITY_NM": "某市",
                 "DIST_CD": "990102", "DIST_NM": "某区", "STRT_NM": "某街", "HSE_NO": "1号", "ZONE_CD": "1", "GEO_X": null,
                 "GEO_Y": null, "DEL_FLG": "0", "LAST_UPD": "2026-11-02T18:05:54"}""");
        assertThat(place.path("address").path("district").asText()).isEqualTo("某区");
        assertThat(place.has("longitude")).isFalse();
    }

    @Test
    void feeder_line_of_several_parts_has_one_path() {
        JsonNode line = mapped(RecordType.NETWORK_ELEMENT, "gis/network-element.jslt", """
                {"type": "Feature", "id": "FL-00001",
                 "geometry": {"type": "MultiLineString", "coordinates": [[[119.1, 30.1], [119.2, 30.2]], [[119.2, 30.2], [119.3, 30.3]]]},
                 "properties": {"dev_type": 30, "dev_name": "线", "fed_from": "CB-00001", "fed_from_2": null, "norm_stat": null,
                   "len_m": 3136, "fail_py": 0.3, "run_stat": 1, "updated_at": "2026-11-22T01:15:33.120Z"}}""");
        assertThat(line).isEqualTo(json("""
                {"key": "FL-00001", "changedAt": "2026-11-22T01:15:33.120Z", "deleted": false, "kind": "feeder", "name": "线",
                 "upstreamKey": "CB-00001", "longitude": 119.1, "latitude": 30.1,
                 "path": [[119.1, 30.1], [119.2, 30.2], [119.2, 30.2], [119.3, 30.3]], "failuresPerYear": 0.3, "lengthMetres": 3136}"""));
    }

    @Test
    void an_outage_that_ended_is_restored() {
        JsonNode outage = mapped(RecordType.OUTAGE, "gis/outage.jslt", """
                {"type": "Feature", "id": "UO-00001", "geometry": {"type": "Point", "coordinates": [119.6, 30.1]},
                 "properties": {"dev_id": "FU-000005", "beg_time": "2026-11-22T09:34:55+08:00", "est_rest": null, "end_time": null,
                   "cause_code": "02", "cause": "雷击", "cust_cnt": 32, "crew_stat": 3, "outg_stat": 3, "updated_at": "2026-11-22T02:24:55.641Z"}}""");
        assertThat(outage.path("state").asText()).isEqualTo("restored");
        assertThat(outage.path("crewState").asText()).isEqualTo("done");
        assertThat(outage.has("estimatedRestoration")).isFalse();
    }

    @Test
    void a_measurement_and_its_point_have_one_key() {
        JsonNode point = mapped(RecordType.MEASUREMENT_POINT, "gis/measurement-point.jslt", """
                {"type": "Feature", "id": "TP-1", "geometry": {"type": "Point", "coordinates": [119.6, 30.1]},
                 "properties": {"ca": 1, "ioa": 16385, "dev_id": "CB-00001", "meas": "IA", "unit": "A", "asdu_type": 36,
                   "updated_at": "2026-11-22T02:24:55.641Z"}}""");
        JsonNode value = mapped(RecordType.MEASUREMENT, "scada/measurement.jslt", """
                {"commonAddress": 1, "address": 16385, "value": 12.5, "quality": "good", "at": "2026-11-22T02:24:55.641Z"}""");
        assertThat(value.path("key")).isEqualTo(point.path("key"));
        assertThat(point.path("kind").asText()).isEqualTo("current");
    }

    @Test
    void a_last_gasp_is_a_supply_state_at_the_meter_s_service_point() {
        String event = """
                {"topic": "hes/evt/33005308649308", "receivedAt": "2026-11-22T11:42:08Z", "payload":
                 {"mtr_no": "33005308649308", "sp": "SP-00000002", "evt": "%s", "evt_tm": "2026-11-22T19:42:07.120+08:00"}}""";
        String gasp = event.formatted("3.26.0.85");
        assertThat(mapped(RecordType.MEASUREMENT_POINT, "head-end/measurement-point.jslt", gasp))
                .isEqualTo(json("""
                        {"key": "33005308649308", "networkElementKey": "SP-00000002", "kind": "supply-state"}"""));
        assertThat(mapped(RecordType.MEASUREMENT, "head-end/measurement.jslt", gasp))
                .isEqualTo(json("""
                        {"key": "33005308649308", "at": "2026-11-22T19:42:07.120+08:00", "value": 0, "quality": "good"}"""));
        JsonNode back = mapped(RecordType.MEASUREMENT, "head-end/measurement.jslt", event.formatted("3.26.0.216"));
        assertThat(back.path("value").asInt()).isEqualTo(1);
        assertThat(site.mappings.apply("head-end/measurement.jslt", json(event.formatted("3.12.0.1"))))
                .as("an event that says nothing of supply")
                .isEmpty();
    }

    @Test
    void answer_of_the_head_end_states_whether_the_meter_answered() {
        String answer = """
                {"mtr_no": "33005308649308", "rslt": "%s", "sp": "SP-00000002", %s "tm": "2026-11-22T19:43:10.051+08:00"}""";
        assertThat(pinged(answer.formatted("00", "\"volt\": 228.4, \"relay\": \"closed\","))
                        .canonical())
                .contains(json("""
                        {"source": "head-end", "answered": true, "volts": 228.4, "relayOpen": false,
                         "at": "2026-11-22T19:43:10.051+08:00"}"""));
        assertThat(pinged(answer.formatted("11", "")).canonical().orElseThrow().path("answered"))
                .isEqualTo(json("false"));
        assertThat(pinged(answer.formatted("22", "")).failure().orElseThrow().reason())
                .contains("the head-end answered 22");
    }

    private SourceRecord pinged(String answer) {
        return site.mappings.apply("head-end/ping.jslt", json(answer)).get(0);
    }

    @Test
    void order_is_mapped_to_the_form_of_the_crew_system() {
        JsonNode ticket = site.mappings
                .apply("work-management/ticket.jslt", json("""
                        {"number": "WO-20261122-000001", "state": "enRoute", "priority": "urgent",
                         "device": {"source": "gis", "key": "DT-000003", "name": "某台区"}, "customersAffected": 32,
                         "lifeSupport": 1, "crew": {"source": "switchboard", "key": "A1", "name": "抢修一班"},
                         "symptom": "全家没电", "idempotencyKey": "5b8c", "sequence": 4}"""))
                .get(0)
                .canonical()
                .orElseThrow();
        assertThat(ticket).isEqualTo(json("""
                {"f:AcceptTicket": {"@xmlns:f": "urn:yunxi:fsd:1998", "f:MsgId": "5b8c", "f:ExtRef": "WO-20261122-000001",
                 "f:DevCode": "DT-000003", "f:DevName": "某台区", "f:Pri": "1", "f:StatCode": "20", "f:Team": "抢修一班",
                 "f:CustNum": "32", "f:LifeFlag": "Y", "f:Memo": "全家没电"}}"""));
        assertThat(ticket.get("f:AcceptTicket").fieldNames())
                .as("SOAP wants the order of the WSDL")
                .toIterable()
                .startsWith("@xmlns:f", "f:MsgId", "f:ExtRef", "f:DevCode", "f:DevName", "f:Pri", "f:StatCode");
    }

    @Test
    void crew_step_becomes_a_status_and_our_own_step_is_ignored() {
        String step = """
                {"StepNo": "7", "TicketNo": "FW0000001", "ExtRef": "WO-20261122-000001", "StatCode": "30", "Origin": "%s",
                 "StepTime": "2026-11-22T10:00:00.120", "Memo": "到了"}""";
        JsonNode status = mapped(RecordType.WORK_ORDER_STATUS, "work-management/status.jslt", step.formatted("F"));
        assertThat(status).isEqualTo(json("""
                {"key": "7", "changedAt": "2026-11-22T10:00:00.120+08:00", "workOrder": "WO-20261122-000001",
                 "state": "onSite", "at": "2026-11-22T10:00:00.120+08:00", "note": "到了"}"""));
        assertThat(site.mappings.apply("work-management/status.jslt", json(step.formatted("C"))))
                .isEmpty();
    }

    @Test
    void a_line_of_the_contact_log_is_a_contact() {
        JsonNode contact = mapped(RecordType.INTERACTION, "contact-log/interaction.jslt", """
                {"CTC_NO": "261121000001", "CUST_NO": "1000000417", "TEL": "", "CHNL": "03", "DIR": "I",
                 "CTC_TM": "20261121180500", "DUR": "00095", "RSN": "0102", "OPR": "OP0001", "TXT": "客户反映晚间电压偏低"}""");
        assertThat(contact).isEqualTo(json("""
                {"key": "261121000001", "changedAt": "2026-11-21T18:05:00+08:00", "customerKey": "1000000417",
                 "channel": "wechat", "direction": "inbound", "at": "2026-11-21T18:05:00+08:00", "durationSeconds": 95,
                 "reason": "电压异常", "summary": "客户反映晚间电压偏低", "agent": "OP0001"}"""));
    }

    private JsonNode mapped(RecordType type, String mapping, String original) {
        JsonNode canonical = site.mappings.apply(mapping, json(original)).stream()
                .map(record -> record.canonical()
                        .orElseThrow(() -> new AssertionError(
                                record.failure().orElseThrow().reason())))
                .findFirst()
                .orElseThrow();
        assertThat(schemas.problems(type, canonical)).isEmpty();
        assertThat(schemas.unknownFields(type, canonical)).isEmpty();
        return canonical;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String read(String path) {
        try {
            return Files.readString(SOURCES.resolve(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
