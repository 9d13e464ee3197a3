package org.switchboard.integration.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an integrator is told about each kind of mistake: file, line, field, value, and what to do. */
class MistakeMessagesTest {

    private static final String FOLDER = route("folder-source", "folder: DROP");
    private static final String HTTP = route("http-json-source", "url: http://127.0.0.1:1/things");
    private static final String JDBC = route(
            "jdbc-incremental-source",
            "url: jdbc:postgresql://127.0.0.1:1/crm",
            "user: reader",
            "password: secret",
            "table: customers",
            "watermarkColumn: changed_at",
            "keyColumn: id");
    private static final String SFTP = route(
            "sftp-source",
            "host: 127.0.0.1",
            "port: 1",
            "user: reader",
            "password: secret",
            "directory: out",
            "hostKey: ssh-ed25519 AAAA");
    private static final String IEC = route("iec104-source", "host: 127.0.0.1", "port: 1");
    private static final String MQTT =
            route("mqtt5-source", "url: tcp://127.0.0.1:1", "topics: a/b", "clientId: switchboard");
    private static final String MAPPING = "{\"key\": .id, \"name\": .name}";

    @TempDir
    Path configuration;

    @TempDir
    Path drop;

    /** @param said parts of the message */
    record Mistake(String name, String route, String mapping, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mistake> mistakes() {
        return List.of(
                of(
                        "unknown Kamelet",
                        FOLDER.replace("folder-source", "foldr-source"),
                        "line 4",
                        "foldr-source",
                        "folder-source"),
                of("unknown property", FOLDER.replace("period: 50", "perod: 50"), "line 7", "perod", "period"),
                of("missing property", FOLDER.replace("folder: DROP", "format: json"), "line 4", "folder"),
                of("number is none", FOLDER.replace("period: 50", "period: soon"), "line 7", "period", "soon"),
                of("port is none", IEC.replace("port: 1", "port: abc"), "line 7", "port", "abc"),
                of("port too large", IEC.replace("port: 1", "port: 123456"), "line 7", "port", "123456"),
                of("enum value", FOLDER.replace("period: 50", "format: jsno"), "line 7", "format", "jsno", "json"),
                of("boolean", FOLDER.replace("period: 50", "subfolders: maybe"), "line 7", "subfolders", "maybe"),
                of("charset", FOLDER.replace("period: 50", "charset: UTF-9"), "line 7", "charset", "UTF-9"),
                of("regular expression", FOLDER.replace("period: 50", "include: '(a'"), "line 7", "include", "(a"),
                of("delimiter", FOLDER.replace("period: 50", "delimiter: ';;'"), "line 7", "delimiter", ";;"),
                of("record type", FOLDER.replace("recordType: customer", "recordType: custmer"), "custmer", "customer"),
                of(
                        "placeholder",
                        FOLDER.replace("folder: DROP", "folder: '{{NOT_SET_ANYWHERE}}'"),
                        "NOT_SET_ANYWHERE",
                        "environment",
                        ".properties"),
                of("indentation", FOLDER.replace("      parameters:\n", "     parameters:\n"), "line 5"),
                of("tab", FOLDER.replace("      uri:", "\turi:"), "line 4", "TAB"),
                of("unclosed", FOLDER + "  x: [unclosed\n", "line"),
                of("unknown component", FOLDER.replace("kamelet:folder-source", "foldr:x"), "line", "foldr"),
                of("empty", "", "no route"),
                of("unknown step", FOLDER.replace("- to:", "- too:"), "line", "too"),
                of("duplicate id", FOLDER + FOLDER, "the id crm", "line 1 and line 16"),
                of(
                        "no mapping file",
                        FOLDER.replace("crm/customer.jslt", "crm/custmer.jslt"),
                        "crm/custmer.jslt",
                        "crm/customer.jslt"),
                of("source name", FOLDER.replace("source: crm", "source: 'c r m'"), "source", "c r m"),
                of("time zone", IEC.replace("port: 1", "timeZone: Europe/Lisbn"), "line 7", "timeZone", "Europe/Lisbn"),
                jslt("JSLT syntax", "{\"key\" .id}", "crm/customer.jslt, line 1, column"),
                jslt("unknown function", "{\"key\": strng(.id)}", "crm/customer.jslt, line 1", "strng", "string"),
                jslt("missing import", "import \"crm/x.jslt\" as x\n{\"key\": x(.id)}", "crm/x.jslt"),
                jslt(
                        "missing table",
                        "{\"key\": .id, \"tier\": code(\"crm/t.csv\", .t)}",
                        "crm/customer.jslt, line 1",
                        "crm/t.csv"),
                jslt("unknown field", "{\"key\": .id, \"nmae\": .name}", "line 1", "/nmae", "name"),
                tried("refused connection, HTTP", HTTP, "127.0.0.1:1", "efused"),
                tried("refused connection, IEC 104", IEC, "127.0.0.1:1", "efused"),
                tried("refused connection, MQTT", MQTT, "127.0.0.1:1", "efused"),
                tried("unknown host, HTTP", HTTP.replace("127.0.0.1:1", "nowhere.invalid"), "nowhere.invalid"),
                tried("unknown host, JDBC", JDBC.replace("127.0.0.1:1", "nowhere.invalid"), "nowhere.invalid"),
                tried("unknown host, SFTP", SFTP.replace("127.0.0.1", "nowhere.invalid"), "nowhere.invalid"),
                tried("unknown host, IEC 104", IEC.replace("127.0.0.1", "nowhere.invalid"), "nowhere.invalid"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void message_names_what_is_wrong_and_where(Mistake mistake) throws Exception {
        Files.createDirectories(configuration.resolve("sources/crm"));
        Files.writeString(configuration.resolve("sources/crm/customer.jslt"), mistake.mapping());
        Path file = Files.writeString(
                configuration.resolve("crm.camel.yaml"), mistake.route().replace("DROP", drop.toString()));
        RouteFileTrial trial = new RouteFileTrial(configuration, file);

        Optional<String> said = trial.problem();
        if (said.isEmpty()) {
            said = trial.read(1, Duration.ofSeconds(15)).failure();
        }

        assertThat(said).hasValueSatisfying(message -> assertThat(message).contains(mistake.said()));
    }

    private static Mistake of(String name, String route, String... said) {
        return new Mistake(name, route, MAPPING, List.of(said));
    }

    private static Mistake tried(String name, String route, String... said) {
        return of(name, route, said);
    }

    private static Mistake jslt(String name, String mapping, String... said) {
        return new Mistake(name, FOLDER, mapping, List.of(said));
    }

    private static String route(String kamelet, String... parameters) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:%s
                      parameters:
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm/customer.jslt
                """.formatted(
                        kamelet,
                        String.join("\n        ", parameters)
                                + (kamelet.equals("folder-source") ? "\n        period: 50\n        settle: 1" : ""));
    }
}
