package org.legacy.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legacy.systems.meters.MeterReader;

/** A small city with all legacy systems, read over their own protocols. */
class LegacySystemsProcessTest {

    @TempDir
    static Path data;

    private static RunningLegacySystems systems;
    private static Caller control;
    private static Caller gis;
    private static Caller billing;

    @BeforeAll
    static void start() throws IOException, SQLException {
        systems = RunningLegacySystems.start(options(data, "--customers", "1000"), words -> {});
        control = new Caller(systems.controlPort());
        gis = new Caller(systems.port("gis"));
        billing = new Caller(systems.port("billing"));
    }

    static LegacySystemsOptions options(Path data, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("--data", data.toString(), "--binaries", "target/postgresql"));
        for (String system : List.of("cis", "billing", "gis", "scada", "works", "contacts", "meters", "control")) {
            arguments.addAll(List.of("--" + system + "-port", "0"));
        }
        arguments.addAll(List.of(more));
        return LegacySystemsOptions.parse(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        systems.close();
    }

    @AfterEach
    void restore_all_systems() throws Exception {
        for (String system : List.of("cis", "billing", "gis", "scada", "works", "contacts", "meters")) {
            control.send("DELETE", "/systems/" + system + "/fault");
        }
        control.post("/restore-all", "");
    }

    private static Connection cis() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + systems.port("cis") + "/cis?socketTimeout=2&loginTimeout=2",
                "cis_reader",
                "cis_reader");
    }

    private static Map<String, String> row(String sql) throws SQLException {
        try (Connection connection = cis();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            Map<String, String> row = new TreeMap<>();
            assertThat(rows.next()).isTrue();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
            }
            return row;
        }
    }

    private static JsonNode sample(String kind) throws Exception {
        return control.get("/truth/sample?kind=" + kind);
    }

    private static JsonNode service(JsonNode customer) {
        return customer.get("services").get(0);
    }

    @Test
    void tables_have_the_row_counts_of_the_ground_truth_and_pad_texts() throws Exception {
        JsonNode counts = control.get("/truth/counts");
        assertThat(row("SELECT count(*) AS n FROM \"TB_CUST\" WHERE \"DEL_FLG\" = '0'")
                        .get("n"))
                .isEqualTo(counts.get("customers").asText());
        assertThat(row("SELECT count(*) AS n FROM \"TB_UPNT\" WHERE \"DEL_FLG\" = '0'")
                        .get("n"))
                .isEqualTo(counts.get("usagePoints").asText());
        assertThat(row("SELECT * FROM \"TB_CUST\" WHERE \"CUST_NO\" = '1000000001'")
                        .get("IDN_NO"))
                .hasSize(20)
                .endsWith("  ");
        assertThat(row("SELECT count(*) AS n FROM \"TC_CODE\" WHERE \"CD_GRP\" = 'CUSTLVL'"))
                .containsEntry("n", "4");
    }

    @Test
    void reader_cannot_write_and_needs_a_password() {
        assertThatThrownBy(() -> row("DELETE FROM \"TB_CUST\" RETURNING \"CUST_NO\""))
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + systems.port("cis") + "/cis", "cis_reader", "guess"))
                .hasMessageContaining("authentication failed");
    }

    @Test
    void superuser_of_the_database_needs_the_password_of_the_private_folder() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + systems.port("cis") + "/cis";
        for (String guess : List.of("", "postgres", "cis_reader")) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", guess))
                    .as(guess)
                    .isInstanceOf(SQLException.class);
        }
        Path file = data.resolve("pg-superuser");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Connection connection = DriverManager.getConnection(url, "postgres", Files.readString(file))) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void control_port_answers_to_loopback_names_only() throws Exception {
        for (String host : List.of("127.0.0.1", "localhost", "LOCALHOST:1", "127.1.2.3:80", "[::1]:9", "a.localhost")) {
            assertThat(statusOf("Host: " + host)).as(host).isEqualTo(200);
        }
        for (String host :
                List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1", "")) {
            assertThat(statusOf("Host: " + host)).as(host).isEqualTo(421);
        }
        assertThat(statusOf("Host: 127.0.0.1\r\nOrigin: https://evil.example")).isEqualTo(403);
        assertThat(statusOf("Host: 127.0.0.1\r\nOrigin: null")).isEqualTo(403);
        assertThat(statusOf("Host: 127.0.0.1\r\nOrigin: http://localhost:8080")).isEqualTo(200);
    }

    /** By hand, since clients of the JDK choose the Host header themselves. */
    private static int statusOf(String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", systems.controlPort())) {
            String request = "GET /truth/counts HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void body_beyond_the_limit_is_refused() throws Exception {
        assertThat(control.send("POST", "/customers", " ".repeat((1 << 20) + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void many_rows_have_the_timestamp_of_the_migration() throws Exception {
        int migrated =
                Integer.parseInt(row("SELECT count(*) AS n FROM \"TB_ACCT\" WHERE \"LAST_UPD\" = '2019-11-03 02:00:00'")
                        .get("n"));
        assertThat(migrated).isBetween(300, 540);
    }

    @Test
    void changed_record_has_the_new_value_and_the_current_local_time() throws Exception {
        String number = sample("healthy").get("cust_no").asText();
        control.send(
                "PATCH", "/customers/" + number, "{\"name\":\"改名了\",\"tel1\":\"13900009999\",\"address\":\"新址1号\"}");

        Map<String, String> row = row("SELECT * FROM \"TB_CUST\" WHERE \"CUST_NO\" = '" + number + "'");
        assertThat(row).containsEntry("CUST_NM", "改名了").containsEntry("TEL_1", "13900009999");
        LocalDateTime updated = LocalDateTime.parse(row.get("LAST_UPD").replace(' ', 'T'));
        assertThat(updated).isCloseTo(LocalDateTime.now(LocalTime.ZONE), within(Duration.ofSeconds(20)));
        assertThat(service(control.get("/truth/customers/" + number))
                        .get("address")
                        .asText())
                .isEqualTo("新址1号");
    }

    @Test
    void new_customer_is_in_the_tables_and_the_gis_and_is_deleted_by_a_flag() throws Exception {
        JsonNode created =
                control.post("/customers", "{\"name\":\"新来的\",\"tel1\":\"1\",\"transformer\":\"DT-000003\"}");
        String number = created.get("cust_no").asText();
        String point = service(created).get("sp").asText();
        assertThat(service(created).get("path"))
                .extracting(JsonNode::asText)
                .contains("DT-000003")
                .endsWith(point);
        assertThat(gis.get("/collections/network_elements/items/" + point)
                        .at("/properties/fed_from")
                        .asText())
                .isEqualTo("DT-000003");
        assertThat(billing.get("/billing/v1/customers/"
                                + service(created).get("bil_cust_no").asText())
                        .get("owe_amt")
                        .asText())
                .isEqualTo("0");

        control.send("DELETE", "/customers/" + number);
        assertThat(row("SELECT * FROM \"TB_CUST\" WHERE \"CUST_NO\" = '" + number + "'"))
                .containsEntry("DEL_FLG", "1");
    }

    @Test
    void next_links_give_every_element_once_in_order_of_change() throws Exception {
        Set<String> ids = new HashSet<>();
        String last = "";
        String next = "/collections/network_elements/items?limit=100";
        while (!next.isEmpty()) {
            JsonNode page = gis.get(next);
            assertThat(page.get("numberReturned").asInt())
                    .isEqualTo(page.get("features").size())
                    .isLessThanOrEqualTo(100);
            for (JsonNode feature : page.get("features")) {
                assertThat(ids.add(feature.get("id").asText())).isTrue();
                String updated = feature.at("/properties/updated_at").asText();
                assertThat(updated).isGreaterThanOrEqualTo(last);
                last = updated;
            }
            next = "";
            for (JsonNode link : page.get("links")) {
                next = link.get("rel").asText().equals("next")
                        ? link.get("href").asText()
                        : next;
            }
        }
        assertThat(ids)
                .hasSize(control.get("/truth/counts").get("networkElements").asInt());
        List<JsonNode> truth = control.lines("/truth/network-elements");
        assertThat(truth).hasSize(ids.size());
        assertThat(truth)
                .allMatch(element -> element.get("fed_from").isNull()
                        || ids.contains(element.get("fed_from").asText()));
    }

    @Test
    void gis_describes_its_collections_and_refuses_unknown_parameters() throws Exception {
        assertThat(gis.get("/conformance").get("conformsTo")).isNotEmpty();
        assertThat(gis.get("/collections").get("collections")).hasSize(4);
        assertThat(gis.send("GET", "/collections/outages/items?limit=x", "").statusCode())
                .isEqualTo(400);
        assertThat(gis.send("GET", "/collections/outages/items?datetime=yesterday", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(gis.send("GET", "/collections/nothing/items", "").statusCode())
                .isEqualTo(404);
        assertThat(gis.send("GET", "/collections/outages/items", "").headers().firstValue("Content-Type"))
                .contains("application/geo+json");
    }

    @Test
    void outage_is_listed_by_queries_since_a_given_time() throws Exception {
        // the clock of the legacy systems ticks in milliseconds: a finer moment may lie after what is entered in the
        // same one
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        JsonNode entered =
                control.post("/outages", "{\"device\":\"DT-000009\",\"cause\":\"变压器故障\",\"causeCode\":\"01\"}");
        String id = entered.get("id").asText();
        String since = "/collections/outages/items?datetime=" + before + "/..";
        assertThat(gis.get(since).at("/features/0/id").asText()).isEqualTo(id);

        control.send("PATCH", "/outages/" + id, "{\"crewState\":2,\"state\":2}");
        control.post("/outages/" + id + "/end", "");
        JsonNode properties = gis.get(since).at("/features/0/properties");
        assertThat(properties.get("outg_stat").asInt()).isEqualTo(3);
        assertThat(properties.get("end_time").asText()).endsWith("+08:00");
        assertThat(gis.get(since).get("numberReturned").asInt()).isEqualTo(1);
        assertThat(control.send("POST", "/outages/" + id + "/end", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void planned_outage_that_begins_now_deenergises_its_customers_until_it_ends() throws Exception {
        Instant now = Instant.now();
        JsonNode plan = control.post(
                "/planned-outages",
                "{\"devices\":[\"DT-000010\"],\"from\":\"" + now.minusSeconds(5) + "\",\"to\":\""
                        + now.plusSeconds(3600) + "\",\"reason\":\"检修\"}");
        assertThat(plan.at("/properties/plan_stat").asInt()).isEqualTo(2);
        assertThat(control.lines("/truth/dark"))
                .anyMatch(line -> line.get("device").asText().equals("DT-000010"));

        control.post("/planned-outages/" + plan.get("id").asText() + "/end", "");
        assertThat(control.lines("/truth/dark"))
                .noneMatch(line -> line.get("device").asText().equals("DT-000010"));
    }

    @Test
    void debt_shows_in_billing_and_cis_until_paid() throws Exception {
        JsonNode service = service(sample("healthy"));
        String account = service.get("acct_no").asText();
        String number = service.get("bil_cust_no").asText();

        control.post("/accounts/" + account + "/cut-for-debt", "{\"amountFen\":25681}");
        JsonNode owing = billing.get("/billing/v1/customers/" + number);
        assertThat(owing.get("acct_no").asText()).isEqualTo(account);
        assertThat(owing.get("cut_flg").asText()).isEqualTo("1");
        assertThat(owing.get("owe_amt").asText()).isEqualTo("25681");
        assertThat(owing.get("bal_amt").asText()).isEqualTo("-25681");
        assertThat(row("SELECT * FROM \"TB_UPNT\" WHERE \"ACCT_NO\" = '" + account + "'"))
                .containsEntry("CON_STS", "20");
        assertThat(billing.get("/billing/v1/customers/" + number + "/bills").get("bill_list"))
                .filteredOn(bill -> bill.get("bill_sts").asText().equals("2"))
                .hasSize(2);

        control.post("/accounts/" + account + "/pay", "");
        JsonNode paid = billing.get("/billing/v1/customers/" + number);
        assertThat(paid.get("cut_flg").asText()).isEqualTo("0");
        assertThat(paid.at("/pay_list/0/pay_amt").asText()).isEqualTo("25681");
        assertThat(row("SELECT * FROM \"TB_UPNT\" WHERE \"ACCT_NO\" = '" + account + "'"))
                .containsEntry("CON_STS", "10");
    }

    @Test
    void unknown_billing_number_gives_a_404_in_the_format_of_billing() throws Exception {
        var answer = billing.send("GET", "/billing/v1/customers/BC000000000", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"rtn_code\":\"4004\"");
    }

    @Test
    void samples_match_their_kind() throws Exception {
        assertThat(service(sample("debt")).at("/dark/why").asText()).isEqualTo("debt");
        assertThat(service(sample("planned-outage")).at("/dark/why").asText()).isEqualTo("planned-outage");
        assertThat(service(sample("known-outage")).at("/dark/why").asText()).isEqualTo("device-failed");
        assertThat(service(sample("healthy")).get("dark").isNull()).isTrue();
        assertThat(sample("life-support").get("specialFlags").asText()).startsWith("Y");
        assertThat(sample("organisation").get("kind").asText()).isEqualTo("organisation");
        assertThat(sample("on-feeder-with-telemetry").at("/because/ioa").asInt())
                .isPositive();
        assertThat(control.get("/truth/sample?kind=healthy&n=5&skip=2")).hasSize(5);
    }

    @Test
    void interrogation_gives_every_telemetry_point_with_its_time() throws Exception {
        Set<Integer> addresses = new HashSet<>();
        control.lines("/truth/telemetry-points")
                .forEach(point -> addresses.add(point.get("ioa").asInt()));
        try (ScadaReader reader = new ScadaReader(systems.port("scada"))) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> reader.values.keySet().containsAll(addresses));
            assertThat(reader.values.keySet()).isEqualTo(addresses);
            assertThat(reader.value(1)).isEqualTo(DoublePoint.ON);
            assertThat(reader.value(4)).isEqualTo(DoublePoint.OFF);
            assertThat((Float) reader.value(16_385)).isPositive();
            assertThat(Instant.ofEpochMilli(reader.values.get(16_385).getTimestamp()))
                    .isCloseTo(Instant.now(), within(Duration.ofSeconds(10)));
        }
    }

    @Test
    void opened_breaker_is_reported_at_once_and_its_current_becomes_zero() throws Exception {
        try (ScadaReader reader = new ScadaReader(systems.port("scada"))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.values.containsKey(16_388));
            control.post("/devices/CB-00001/open", "");
            await().atMost(Duration.ofSeconds(1)).until(() -> reader.value(1) == DoublePoint.OFF);
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> reader.value(16_385).equals(0f));
            assertThat((Float) reader.value(16_388)).isZero();

            control.post("/devices/TS-00001/close", "");
            await().atMost(Duration.ofSeconds(1)).until(() -> reader.value(4) == DoublePoint.ON);
            await().atMost(Duration.ofSeconds(1)).until(() -> (Float) reader.value(16_388) > 10);
            control.post("/devices/CB-00001/close", "");
            await().atMost(Duration.ofSeconds(1)).until(() -> reader.value(1) == DoublePoint.ON);
        }
    }

    @Test
    void analog_values_are_sent_periodically() throws Exception {
        try (ScadaReader reader = new ScadaReader(systems.port("scada"))) {
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> reader.received.containsKey(16_386)
                            && reader.received.get(16_386).get() >= 3);
        }
    }

    @Test
    void bouncing_switches_report_every_change_and_end_in_their_real_position() throws Exception {
        try (ScadaReader reader = new ScadaReader(systems.port("scada"))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> reader.values.containsKey(4));
            int before = reader.received.get(1).get();
            control.post("/scada/chatter", "{\"eventsPerSecond\":2000,\"seconds\":1}");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !control.get("/scada").path("chattering").asBoolean());
            long reported = control.get("/scada").path("chatterEvents").asLong();
            int switches = (int) reader.values.keySet().stream()
                    .filter(address -> address < 16_385)
                    .count();
            assertThat(reported % (2 * switches)).isZero();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> reader.received.get(1).get() == before + reported / switches);
            assertThat(reader.value(1)).as("a breaker, closed").isEqualTo(DoublePoint.ON);
            assertThat(reader.value(4)).as("a tie, open").isEqualTo(DoublePoint.OFF);
        }
    }

    @Test
    void killed_scada_disconnects_its_reader() throws Exception {
        try (ScadaReader reader = new ScadaReader(systems.port("scada"))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.connected);
            control.send("PUT", "/systems/scada/fault", "{\"mode\":\"killed\"}");
            await().atMost(Duration.ofSeconds(2)).until(() -> !reader.connected);
        }
    }

    @Test
    void each_system_can_be_killed_hung_and_made_to_send_garbage() throws Exception {
        control.send("PUT", "/systems/cis/fault", "{\"mode\":\"hang\"}");
        assertThatThrownBy(LegacySystemsProcessTest::cis).isInstanceOf(SQLException.class);
        control.send("PUT", "/systems/billing/fault", "{\"mode\":\"killed\"}");
        assertThatThrownBy(() -> billing.get("/billing/v1/customers/BC123456789"))
                .isInstanceOf(IOException.class);
        control.send("PUT", "/systems/gis/fault", "{\"mode\":\"garbage\"}");
        assertThatThrownBy(() -> gis.get("/conformance")).isInstanceOf(IOException.class);
        assertThat(control.get("/systems").at("/cis/mode").asText()).isEqualTo("hang");

        restore_all_systems();
        assertThat(row("SELECT 1 AS n")).containsEntry("n", "1");
        assertThat(billing.get("/billing/v1/customers/BC123456789")
                        .get("rtn_code")
                        .asText())
                .isEqualTo("0000");
        assertThat(gis.get("/conformance").get("conformsTo")).isNotEmpty();
    }

    @Test
    void failed_transformer_deenergises_only_its_customers() throws Exception {
        int before = control.get("/truth/counts").get("dark").asInt();
        control.post("/devices/DT-000012/fail", "");
        List<JsonNode> below = control.lines("/truth/devices/DT-000012/customers");
        assertThat(below).isNotEmpty();
        assertThat(control.lines("/truth/dark"))
                .filteredOn(line -> line.get("device").asText().equals("DT-000012"))
                .hasSizeGreaterThanOrEqualTo(below.size());
        control.post("/devices/DT-000012/restore", "");
        assertThat(control.get("/truth/counts").get("dark").asInt()).isEqualTo(before);
    }

    @Test
    void meters_report_a_failed_transformer_and_the_ground_truth_lists_received_reports() throws Exception {
        try (MeterReader reader = new MeterReader(systems.port("meters"))) {
            control.post("/devices/DT-000012/fail", "");
            List<JsonNode> states = await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> metersWithoutSupplyBelow("DT-000012"),
                            found -> !found.isEmpty()
                                    && found.stream().allMatch(state -> state.at("/said/evt")
                                            .asText()
                                            .equals("last-gasp")));
            long heard = states.stream()
                    .filter(state -> !state.at("/said/lost").asBoolean())
                    .count();
            await().atMost(Duration.ofMinutes(1)).until(() -> reader.events.size() == heard);
            assertThat(control.get("/meters").get("lastGasps").asInt()).isGreaterThanOrEqualTo(states.size());

            control.post("/devices/DT-000012/restore", "");
            await().atMost(Duration.ofMinutes(1)).until(() -> reader.events.size() == heard + states.size());
            assertThat(metersWithoutSupplyBelow("DT-000012")).isEmpty();
        }
    }

    private static List<JsonNode> metersWithoutSupplyBelow(String transformer) throws Exception {
        Set<String> below = new HashSet<>();
        control.lines("/truth/devices/" + transformer + "/customers")
                .forEach(customer -> customer.get("services").forEach(each -> {
                    if (each.get("transformer").asText().equals(transformer)) {
                        below.add(each.get("sp").asText());
                    }
                }));
        return control.lines("/truth/meter-states").stream()
                .filter(state -> below.contains(state.get("sp").asText())
                        && !state.get("energised").asBoolean())
                .toList();
    }

    @Test
    void invalid_control_request_is_refused_with_one_sentence() throws Exception {
        assertThat(control.get("/devices/XX-1").get("error").asText()).isEqualTo("There is no device XX-1.");
        assertThat(control.post("/devices/DT-000001/open", "").get("error").asText())
                .isEqualTo("DT-000001 is not a switch.");
        assertThat(control.send("PUT", "/systems/cis/fault", "{\"mode\":\"odd\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(control.send("PATCH", "/customers/1000000001", "{\"level\":\"5\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(control.send("PATCH", "/customers/9", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(control.send("POST", "/outages", "{").statusCode()).isEqualTo(400);
    }
}
