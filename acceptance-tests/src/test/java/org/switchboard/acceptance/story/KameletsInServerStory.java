package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.integration.testing.AlarmServer;
import org.switchboard.integration.testing.ChangingDatabase;
import org.switchboard.integration.testing.FreePort;
import org.switchboard.integration.testing.KafkaBroker;
import org.switchboard.integration.testing.MqttBroker;
import org.switchboard.integration.testing.OpcUaStation;
import org.switchboard.integration.testing.WorkService;
import org.switchboard.launcher.Workbench;

/** Each protocol's library does inside the server what it does outside: an operator drops a route file, and it works. */
@WithSwitchboard
class KameletsInServerStory {

    /** From a file's arrival to its first records, with pauses between tries. */
    private static final Duration LIVE = Duration.ofSeconds(45);

    private static final String CUSTOMER = "{\"name\": \"%s\"}";

    private final List<String> written = new ArrayList<>();
    private SourceFolderOnDisk folder;
    private Api integrator;

    @BeforeEach
    void begin(Workbench running) {
        folder = new SourceFolderOnDisk(running);
        integrator = Api.as("integrator", running);
    }

    @AfterEach
    void takeAway() {
        // routes go before what they use
        Collections.reverse(written);
        written.forEach(folder::remove);
        Desk.await("the story's files are gone", LIVE).untilAsserted(() -> assertThat(
                        Json.each(integrator.get("sources").ok().path("items"))
                                .map(source -> source.path("file").asText()))
                .doesNotContainAnyElementsOf(written));
    }

    @Test
    void mqtt_messages_become_records_and_a_lost_broker_is_reported(@TempDir Path data) {
        try (MqttBroker broker = MqttBroker.guarded(data).on()) {
            folder("story-mqtt5.properties", "STORY_MQTT5_PASSWORD=" + MqttBroker.PASSWORD);
            folder("story-mqtt5/customer.jslt", "{\"key\": split(.topic, \"/\")[1], \"name\": .payload.name}");
            route("story-mqtt5", "mqtt5-source", """
                    url: %s
                    topics: meters/+/owner
                    user: %s
                    password: '{{STORY_MQTT5_PASSWORD}}'
                    """.formatted(broker.url(), MqttBroker.USER));
            Desk.await("listening", LIVE).until(() -> broker.listeners() == 1);
            broker.publishes("meters/M-1/owner", CUSTOMER.formatted("李雷")).publishes("meters/M-2/owner", "{\"name\": ");
            awaitName("story-mqtt5", "M-1", "李雷");
            Desk.await("garbage is kept", LIVE).untilAsserted(() -> assertThat(
                            source("story-mqtt5").path("rejected").asInt())
                    .isEqualTo(1));
            broker.off();
            awaitFailure("story-mqtt5", broker.url());
            broker.on();
            Desk.await("listening again", LIVE).until(() -> broker.listeners() == 1);
            broker.publishes("meters/M-3/owner", CUSTOMER.formatted("韩梅梅"));
            awaitName("story-mqtt5", "M-3", "韩梅梅");
            assertThat(source("story-mqtt5").path("failure").isMissingNode()).isTrue();
        }
    }

    @Test
    void records_of_a_kafka_topic_become_canonical_records(@TempDir Path data) {
        try (KafkaBroker broker = new KafkaBroker(data).on()) {
            broker.has("customers", 2).sends("customers", "C-1", CUSTOMER.formatted("李雷"));
            folder("story-kafka.properties", "STORY_KAFKA_PASSWORD=" + KafkaBroker.PASSWORD);
            folder("story-kafka/customer.jslt", "{\"key\": .key, \"changedAt\": .at, \"name\": .value.name}");
            route("story-kafka", "kafka-source", """
                    servers: %s
                    topic: customers
                    group: switchboard
                    protocol: SASL_PLAINTEXT
                    user: %s
                    password: '{{STORY_KAFKA_PASSWORD}}'
                    """.formatted(broker.guardedServers(), KafkaBroker.USER));
            awaitName("story-kafka", "C-1", "李雷");
            broker.sends("customers", "C-2", CUSTOMER.formatted("韩梅梅"));
            awaitName("story-kafka", "C-2", "韩梅梅");
            Desk.await("confirmed", LIVE).untilAsserted(() -> assertThat(broker.committed("switchboard"))
                    .isEqualTo(2));
        }
    }

    @Test
    void answers_of_a_soap_service_become_records() {
        try (WorkService service = new WorkService()) {
            service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
            folder("story-soap.properties", "STORY_SOAP_PASSWORD=" + WorkService.PASSWORD);
            folder("story-soap/customer.jslt", "{\"key\": .\"@number\", \"changedAt\": .changedAt, \"name\": .state}");
            route("story-soap", "soap-source", """
                    wsdl: %s?wsdl
                    operation: listOrders
                    request: '<w:listOrders xmlns:w="urn:works"><since>{since}</since></w:listOrders>'
                    record: order
                    changed: changedAt
                    period: 500
                    security: username-token-digest
                    user: %s
                    password: '{{STORY_SOAP_PASSWORD}}'
                    """.formatted(service.url(), WorkService.USER));
            awaitName("story-soap", "W-1", "open");
            assertThat(service.tokens()).isNotEmpty();
            service.failsWith("the night batch is running");
            awaitFailure("story-soap", "answers with a fault: the night batch is running");
            service.failsWith("").holds("W-1", "done", "2026-07-01T09:00:00Z");
            awaitName("story-soap", "W-1", "done");
        }
    }

    @Test
    void values_of_an_opc_ua_server_become_records() {
        try (OpcUaStation station = new OpcUaStation()) {
            station.sets("Owner", "李雷").on();
            folder("story-opcua.properties", "STORY_OPCUA_PASSWORD=" + OpcUaStation.PASSWORD);
            folder("story-opcua/customer.jslt", "{\"key\": split(.node, \";s=\")[1], \"name\": .value}");
            route("story-opcua", "opcua-source", """
                    url: %s
                    nodes: '%s, %s'
                    user: %s
                    password: '{{STORY_OPCUA_PASSWORD}}'
                    """.formatted(
                            station.url(), station.node("Owner"), station.node("Nobody"), OpcUaStation.USER));
            awaitName("story-opcua", "Owner", "李雷");
            station.sets("Owner", "韩梅梅");
            awaitName("story-opcua", "Owner", "韩梅梅");
        }
    }

    @Test
    void changes_of_a_postgresql_database_become_records(@TempDir Path data) {
        try (ChangingDatabase database =
                new ChangingDatabase(data, "logical").on().withReader()) {
            database.does("create table owner (id int primary key, name text)", "insert into owner values (1, '李雷')");
            folder("story-changes.properties", "STORY_CHANGES_PASSWORD=" + ChangingDatabase.PASSWORD);
            folder("story-changes/customer.jslt", """
                    {"key": string(.row.id), "changedAt": .at, "name": .row.name, "deleted": if (.op == "delete") true}
                    """);
            route("story-changes", "postgres-changes-source", """
                    url: %s
                    user: %s
                    password: '{{STORY_CHANGES_PASSWORD}}'
                    tables: public.owner
                    """.formatted(database.url(), ChangingDatabase.USER));
            awaitName("story-changes", "1", "李雷");
            database.does("update owner set name = '韩梅梅'");
            awaitName("story-changes", "1", "韩梅梅");
        }
    }

    @Test
    void alarms_of_a_network_management_system_become_records() {
        try (AlarmServer alarms = new AlarmServer().guarded()) {
            alarms.raises("A-1", "raised", "2026-07-01T08:00:00Z").on();
            folder("story-alarms.properties", "STORY_ALARMS_PASSWORD=" + AlarmServer.PASSWORD);
            folder(
                    "story-alarms/customer.jslt",
                    "{\"key\": .id, \"changedAt\": .alarmChangedTime, \"name\": .alarmedObject.id + \" \" + .state}");
            route("story-alarms", "tmf642-alarm-source", """
                    url: %s
                    period: 500
                    authentication: basic
                    user: %s
                    secret: '{{STORY_ALARMS_PASSWORD}}'
                    """.formatted(alarms.url(), AlarmServer.USER));
            awaitName("story-alarms", "A-1", "device of A-1 raised");
            alarms.raises("A-1", "cleared", "2026-07-01T08:05:00Z");
            awaitName("story-alarms", "A-1", "device of A-1 cleared");
            alarms.off();
            awaitFailure("story-alarms", "Connect to " + alarms.url().replaceFirst("/tmf-api.*", "") + " failed");
        }
    }

    /** One of each, all at once, so that they wait for their time limits together. */
    @Test
    void each_unreachable_system_is_reported_in_one_sentence() {
        List<String[]> missing = """
                mqtt5-source | url: tcp://127.0.0.1:%d, topics: a/# | No connection to tcp://127.0.0.1
                kafka-source | servers: 127.0.0.1:%d, topic: a, group: b | No broker of 127.0.0.1
                opcua-source | url: opc.tcp://127.0.0.1:%d, nodes: i=2258 | No connection to opc.tcp://127.0.0.1
                postgres-changes-source | url: jdbc:postgresql://127.0.0.1:%d/a, user: a, password: b, tables: a.b | No connection to jdbc:postgresql://127.0.0.1
                soap-source | wsdl: http://127.0.0.1:%d/?wsdl, operation: a, request: <a/>, record: b | No connection to http://127.0.0.1
                """.lines().map(line -> line.split(" +\\| ")).toList();
        for (String[] one : missing) {
            String name = nameOfMissing(one[0]);
            folder(name + "/customer.jslt", "{\"key\": \"never\", \"name\": \"never\"}");
            route(name, one[0], one[1].formatted(FreePort.find()).replace(", ", "\n") + "\n");
        }
        for (String[] one : missing) {
            String name = nameOfMissing(one[0]);
            awaitFailure(name, one[2]);
            assertThat(source(name).path("file").asText()).isEqualTo(name + ".camel.yaml");
            assertThat(source(name).path("fault").isMissingNode()).isTrue();
            assertThat(source(name).path("failure").asText())
                    .as("no stack trace and no class names for people")
                    .doesNotContain("Exception", "org.", "java.");
        }
    }

    private static String nameOfMissing(String kamelet) {
        return "story-no-" + kamelet.replace("-source", "");
    }

    private void awaitName(String source, String key, String name) {
        Desk.await(key + " of " + source + " is " + name, LIVE)
                .untilAsserted(() -> assertThat(integrator.get("export/customer?source=" + source).okLines().stream()
                                .filter(each -> each.path("key").asText().equals(key))
                                .map(each -> each.path("name").asText()))
                        .as(source(source).toString())
                        .containsExactly(name));
    }

    private void awaitFailure(String source, String sentence) {
        Desk.await(source + " is told to be unreachable", LIVE)
                .untilAsserted(() -> assertThat(source(source).path("failure").asText())
                        .as(source(source).toString())
                        .contains(sentence)
                        .endsWith("."));
    }

    private JsonNode source(String id) {
        return Json.each(integrator.get("sources").ok().path("items"))
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElse(Json.object());
    }

    private void folder(String name, String content) {
        folder.write(name, content);
        written.add(name);
    }

    private void route(String source, String kamelet, String parameters) {
        folder(source + ".camel.yaml", """
                - route:
                    id: %1$s
                    from:
                      uri: kamelet:%2$s
                      parameters:
                %3$s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: customer
                              mapping: %1$s/customer.jslt
                """.formatted(
                        source, kamelet, parameters.stripTrailing().indent(8).stripTrailing()));
    }
}
