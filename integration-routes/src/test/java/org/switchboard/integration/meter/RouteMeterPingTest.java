package org.switchboard.integration.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.MqttBroker;
import org.switchboard.integration.testing.Site;
import org.switchboard.measurement.MeterAnswer;
import org.switchboard.measurement.MeterPing.MeterNotAsked;

/** The question through a route of mqtt5-lookup-action, over a real broker. */
class RouteMeterPingTest {

    private static final int AT_LEAST_ONCE = 1;
    private static final long WAIT_MILLIS = 60_000;
    private static final String LIVE = """
            {"ok": true, "u": 231.5, "time": "2026-07-01T10:15:30Z"}""";

    @TempDir
    Path configuration;

    @TempDir
    Path data;

    private MqttBroker broker;
    private Site site;
    private RouteMeterPing ping;
    private MqttAsyncClient headEnd;

    @BeforeEach
    void aSite() {
        broker = MqttBroker.guarded(data).on();
        site = new Site(configuration);
        ping = new RouteMeterPing(site.routes);
        site.with("sites.properties", "PASSWORD_OF_METERS = " + MqttBroker.PASSWORD + "\n");
        site.with("ping.jslt", """
                {"source": "head-end", "answered": .ok, "volts": .u, "at": .time}
                """);
    }

    @AfterEach
    void stop() throws MqttException {
        site.close();
        if (headEnd != null) {
            headEnd.disconnectForcibly(0, 100, true);
            headEnd.close(true);
        }
        broker.close();
    }

    @Test
    void meter_is_pinged_by_key_and_only_the_answer_to_this_request_counts() throws Exception {
        answering((topic, question) -> {
            if (topic.equals("meters/ping/M-1")) {
                answer(question, "somebody else's".getBytes(StandardCharsets.UTF_8), "{\"ok\": false}");
                answer(question, question.getProperties().getCorrelationData(), LIVE);
            }
        });
        site.with("head-end.camel.yaml", route(broker.url(), 60_000)).start();
        MeterAnswer answer = ping.ping("M-1");
        assertThat(answer.source()).isEqualTo("head-end");
        assertThat(answer.answered()).isTrue();
        assertThat(answer.volts()).contains(231.5);
        assertThat(answer.relayOpen()).isFalse();
        assertThat(answer.at()).isEqualTo(Instant.parse("2026-07-01T10:15:30Z"));
        Site.await().untilAsserted(() -> assertThat(threads())
                .as("nothing is left of the question")
                .isEmpty());
    }

    @Test
    void invalid_answer_is_reported() throws Exception {
        answering((topic, question) -> answer(
                question,
                question.getProperties().getCorrelationData(),
                topic.endsWith("M-1") ? "{\"ok\"" : "{\"u\": 3}"));
        site.with("head-end.camel.yaml", route(broker.url(), 60_000)).start();
        assertNotAsked("M-1", "The answer is not JSON.");
        assertNotAsked("M-2", "The answer is invalid: no answered, or no at.");
    }

    @Test
    void silent_meter_is_abandoned_within_the_time_limit() throws Exception {
        answering((topic, question) -> {});
        site.with("head-end.camel.yaml", route(broker.url(), 1_500)).start();
        assertNotAsked("M-1", "No answer within the time limit.");
    }

    @Test
    void hanging_broker_is_abandoned_within_the_time_limit_and_the_request_is_removed() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            site.with("head-end.camel.yaml", route("tcp://127.0.0.1:" + hung.getLocalPort(), 300))
                    .start();
            assertNotAsked("M-1", "No answer within the time limit.");
            Site.await().untilAsserted(() -> assertThat(threads()).isEmpty());
        }
    }

    @Test
    void unreachable_and_refusing_brokers_are_reported() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        String unreachable = "tcp://127.0.0.1:" + closed;
        site.with("head-end.camel.yaml", route(unreachable, 60_000)).start();
        assertThatExceptionOfType(MeterNotAsked.class)
                .isThrownBy(() -> ping.ping("M-1"))
                .withMessageStartingWith("No connection to " + unreachable);
        site.with("head-end.camel.yaml", route(broker.url(), 60_000).replace("meters/answers", "bills/answers"))
                .scan();
        assertThatExceptionOfType(MeterNotAsked.class)
                .isThrownBy(() -> ping.ping("M-1"))
                .withMessageStartingWith(broker.url() + " does not let us listen to bills/answers/");
    }

    @Test
    void key_that_would_change_the_topic_is_refused() {
        site.with("head-end.camel.yaml", route(broker.url(), 60_000)).start();
        assertNotAsked("M-1/reset", "The meterKey cannot stand in a topic.");
        assertNotAsked("#", "The meterKey cannot stand in a topic.");
        assertNotAsked(" ", "There is no meterKey to ask with.");
    }

    private void assertNotAsked(String meter, String sentence) {
        assertThatExceptionOfType(MeterNotAsked.class)
                .isThrownBy(() -> ping.ping(meter))
                .withMessage(sentence);
    }

    private void answering(IMqttMessageListener answers) throws MqttException {
        headEnd = new MqttAsyncClient(broker.url(), "head-end", new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(MqttBroker.USER);
        options.setPassword(MqttBroker.PASSWORD.getBytes(StandardCharsets.UTF_8));
        headEnd.connect(options).waitForCompletion(WAIT_MILLIS);
        headEnd.subscribe(
                        new MqttSubscription[] {new MqttSubscription("meters/ping/+", AT_LEAST_ONCE)},
                        null,
                        null,
                        new IMqttMessageListener[] {answers},
                        new MqttProperties())
                .waitForCompletion(WAIT_MILLIS);
    }

    private void answer(MqttMessage question, byte[] correlation, String text) throws MqttException {
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(correlation);
        headEnd.publish(
                question.getProperties().getResponseTopic(),
                new MqttMessage(text.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, false, properties));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MQTT ") && name.contains("switchboard-question"))
                .toList();
    }

    private static String route(String url, int limit) {
        return """
                - route:
                    id: head-end-ping
                    from:
                      uri: direct:meter-ping
                      steps:
                        - to:
                            uri: kamelet:mqtt5-lookup-action
                            parameters:
                              url: %s
                              user: meters
                              password: '{{PASSWORD_OF_METERS}}'
                              topic: meters/ping/{meterKey}
                              answerTopic: meters/answers
                              mapping: ping.jslt
                              timeLimit: %d
                """.formatted(url, limit);
    }
}
