package org.switchboard.integration.camel.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.EchoServer;
import org.switchboard.integration.testing.FreePort;
import org.switchboard.integration.testing.LogListener;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** Neither the failure of a source nor the log contains its password. */
class SecretsOfSourcesTest {

    private static final String SECRET = "s3cret-of-the-source";
    private static final String USER = "reader";

    @TempDir
    Path configuration;

    private LogListener log;
    private Site site;

    @BeforeEach
    void listen() {
        site = new Site(configuration);
        log = new LogListener();
    }

    @AfterEach
    void stop() {
        site.close();
        log.close();
    }

    @Test
    void unreachable_source_is_reported_without_its_password() throws IOException {
        assertNoSecretReported(sourcesAt(FreePort.find()));
    }

    @Test
    void echoed_password_is_removed_from_the_report() throws IOException {
        try (EchoServer echo = new EchoServer()) {
            assertNoSecretReported(sourcesAt(echo.port()));
        }
    }

    private void assertNoSecretReported(Map<String, String> parameters) {
        site.with("site.properties", "SECRET = " + SECRET + "\n");
        parameters.forEach((kamelet, each) -> site.with(kamelet + ".camel.yaml", route(kamelet, each)));
        site.start();
        parameters.keySet().forEach(kamelet -> assertThat(site.files.fault(kamelet + ".camel.yaml"))
                .as("the file of %s runs", kamelet)
                .isEmpty());

        parameters.keySet().forEach(kamelet -> Site.await()
                .alias(kamelet + " fails")
                .untilAsserted(
                        () -> assertThat(site.feeds.failure(feed(kamelet))).isPresent()));
        parameters.keySet().forEach(kamelet -> assertThat(
                        site.feeds.failure(feed(kamelet)).orElseThrow())
                .as(kamelet)
                .doesNotContain(forms()));
        assertThat(log.messages()).contains("feed failed").doesNotContain(forms());
    }

    private static String[] forms() {
        return Stream.of(SECRET, USER + ":" + SECRET, "\0" + USER + "\0" + SECRET)
                .flatMap(text ->
                        Stream.of(text, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                .toArray(String[]::new);
    }

    private static Map<String, String> sourcesAt(int port) {
        String http = "http://127.0.0.1:" + port + "/list";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                "http-json-source",
                "{url: '" + http + "', authentication: basic, user: reader, secret: S, period: 100}");
        parameters.put("tmf642-alarm-source", "{url: '" + http + "', authentication: bearer, secret: S, period: 100}");
        parameters.put(
                "soap-source",
                "{wsdl: '" + http
                        + "?wsdl', operation: list, request: '<list/>', record: order, user: reader, password: S,"
                        + " period: 100}");
        parameters.put(
                "sftp-source",
                "{host: 127.0.0.1, port: " + port + ", directory: out, user: reader, password: S, format: json,"
                        + " hostKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0hQqv5mY0yFzqk7t8lq1n6f3d0u5m2xJ9wE4cT7yXa', period: 100}");
        parameters.put("mqtt5-source", "{url: 'tcp://127.0.0.1:" + port + "', topics: t, user: reader, password: S}");
        parameters.put(
                "kafka-source",
                "{servers: '127.0.0.1:" + port + "', topic: t, group: g, protocol: SASL_PLAINTEXT, mechanism: PLAIN,"
                        + " user: reader, password: S}");
        parameters.put(
                "opcua-source",
                "{url: 'opc.tcp://127.0.0.1:" + port + "', nodes: 'ns=2;s=a', user: reader, password: S}");
        parameters.put(
                "postgres-changes-source",
                "{url: 'jdbc:postgresql://127.0.0.1:" + port + "/crm', user: reader, password: S, tables: public.t}");
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .replace(": S}", ": '{{SECRET}}'}")
                .replace(": S,", ": '{{SECRET}}',")));
    }

    private static FeedId feed(String kamelet) {
        return new FeedId(kamelet, RecordType.MEASUREMENT);
    }

    private static String route(String kamelet, String parameters) {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: kamelet:%1$s
                      parameters: %2$s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters: {source: %1$s, recordType: measurement}
                """.formatted(kamelet, parameters);
    }
}
