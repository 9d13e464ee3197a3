package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** An integrator follows the tutorials, word for word. */
@WithSwitchboard
class TutorialsStory {

    private static final String SOURCES = "config/sources/";
    private static final Duration SHOWN = Duration.ofSeconds(45);

    private final List<String> written = new ArrayList<>();
    private final Path elsewhere = Path.of("target/tutorials").toAbsolutePath();
    private Workbench workbench;
    private SourceFolderOnDisk folder;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        folder = new SourceFolderOnDisk(running);
    }

    @AfterEach
    void takeAway() {
        Collections.reverse(written);
        written.forEach(folder::remove);
        Desk.await("the tutorial's files are gone", SHOWN)
                .untilAsserted(() -> assertThat(Json.each(Api.as("integrator", workbench)
                                        .get("sources")
                                        .ok()
                                        .path("items"))
                                .map(source -> source.path("file").asText()))
                        .doesNotContainAnyElementsOf(written));
    }

    @Test
    void csv_over_sftp() throws Exception {
        Tutorial tutorial = Tutorial.read("csv-over-sftp.md");
        Path drop = elsewhere.resolve("drop");
        KeyPair hostKey = newHostKey();
        String user = tutorial.property("CRM_USER");
        String password = tutorial.property("CRM_PASSWORD");
        try (SshServer server = sftp(drop, hostKey, user, password)) {
            follow(
                    tutorial.with("CRM_HOST = crm.example", "CRM_HOST = 127.0.0.1")
                            .with("CRM_PORT = 22", "CRM_PORT = " + server.getPort())
                            .with(
                                    tutorial.property("CRM_HOST_KEY"),
                                    PublicKeyEntry.toString(hostKey.getPublic()).strip()),
                    drop);
        }
    }

    private static KeyPair newHostKey() throws GeneralSecurityException {
        KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Test
    void json_over_http() throws IOException {
        Tutorial tutorial = Tutorial.read("json-over-http.md");
        Path pages = elsewhere.resolve("outage-service");
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer server = http(pages, keys);
        try {
            follow(
                    tutorial.with(
                            "http://localhost:8099",
                            "http://127.0.0.1:" + server.getAddress().getPort()),
                    elsewhere);
            assertThat(keys).isNotEmpty().allMatch(tutorial.property("NEIGHBOUR_KEY")::equals);
        } finally {
            server.stop(0);
        }
    }

    private void follow(Tutorial tutorial, Path system) throws IOException {
        long began = System.nanoTime();
        for (Tutorial.Step step : tutorial.steps()) {
            if (step instanceof Tutorial.WrittenFile file) {
                write(file, system);
            } else if (step instanceof Tutorial.Question question) {
                ask(question);
            }
        }
        Measured.log("a tutorial, typing left aside, takes", Measured.since(began));
    }

    private void write(Tutorial.WrittenFile file, Path system) throws IOException {
        if (file.path().startsWith(SOURCES)) {
            String name = file.path().substring(SOURCES.length());
            written.add(name);
            folder.write(name, file.content());
        } else {
            Path target = system.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.content());
        }
    }

    private void ask(Tutorial.Question question) {
        Api api = Api.as(question.user(), workbench);
        JsonNode shown = Json.read(question.answer());
        Desk.await(question.path() + " says " + shown, SHOWN).untilAsserted(() -> {
            JsonNode answer = api.get(question.path()).ok();
            assertThat(holds(answer, shown))
                    .as(question.path() + " answered " + answer + ", shown is " + shown)
                    .isTrue();
        });
    }

    /** Whether all that is shown is in the answer; a list may hold other elements as well. */
    private static boolean holds(JsonNode answer, JsonNode shown) {
        if (shown.isObject()) {
            return shown.properties().stream()
                    .allMatch((Map.Entry<String, JsonNode> field) ->
                            holds(answer.path(field.getKey()), field.getValue()));
        }
        if (shown.isArray()) {
            return Json.each(shown).allMatch(each -> Json.each(answer).anyMatch(element -> holds(element, each)));
        }
        return answer.asText().equals(shown.asText());
    }

    private static SshServer sftp(Path drop, KeyPair hostKey, String user, String password) throws IOException {
        empty(drop);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((name, secret, session) -> name.equals(user) && secret.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(drop));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        return server;
    }

    /** Does what python3 -m http.server does. */
    private static HttpServer http(Path pages, List<String> keys) throws IOException {
        empty(pages);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key")));
            Path page = pages.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean known = Files.isRegularFile(page);
            byte[] bytes = known ? Files.readAllBytes(page) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? bytes.length : -1);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void empty(Path directory) {
        try {
            Files.createDirectories(directory);
            try (var all = Files.walk(directory)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
