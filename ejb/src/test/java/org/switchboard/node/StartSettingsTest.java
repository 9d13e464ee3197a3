package org.switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartSettingsTest {

    private static final Path TEMPLATE = Path.of("../ear/src/main/liberty/server.xml");

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private Path server;
    private Path site;

    @BeforeEach
    void prepare() throws Exception {
        server = Files.createDirectories(folder.resolve("wlp/switchboard"));
        site = Files.createDirectories(folder.resolve("etc/server")).getParent();
        Files.copy(TEMPLATE, server.resolve("server.xml"));
        Files.createDirectories(server.resolve("resources/security"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream file = Files.newOutputStream(server.resolve("resources/security/key.p12"))) {
            store.store(file, "right-password".toCharArray());
        }
        settings.put("switchboard.config.dir", site.toString());
        settings.put("switchboard.keystore.password", "right-password");
    }

    @Test
    void node_with_the_template_of_this_version_and_all_settings_starts() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void older_template_is_refused_and_each_missing_part_named() throws IOException {
        change("<feature>mpMetrics-5.1</feature>", "");
        change("<variable name=\"switchboard.threads\" defaultValue=\"64\"/>", "");
        change(" commonLibraryRef=\"postgresql\"", "");
        change(" connectTimeout=\"3\"", "");

        assertThat(faults())
                .singleElement()
                .asString()
                .contains(
                        "server.xml is not of this version",
                        "<feature>mpMetrics-5.1</feature>",
                        "<variable name=\"switchboard.threads\">",
                        "commonLibraryRef",
                        "connectTimeout");
    }

    @Test
    void other_values_and_further_parts_of_the_site_are_accepted() throws IOException {
        change("agedTimeout=\"30m\"", "agedTimeout=\"10m\"");
        change("<feature>mpMetrics-5.1</feature>", "");
        Files.writeString(site.resolve("server/own.xml"), """
                <server><featureManager><feature>mpMetrics-5.1</feature><feature>localConnector-1.0</feature>
                </featureManager></server>""");

        assertThat(faults()).isEmpty();
    }

    @Test
    void missing_configuration_folder_is_named() {
        settings.remove("switchboard.config.dir");
        assertThat(faults()).singleElement().asString().contains("SWITCHBOARD_CONFIG_DIR is not set");

        settings.put("switchboard.config.dir", folder.resolve("nothing").toString());
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("SWITCHBOARD_CONFIG_DIR names")
                .contains("nothing");
    }

    @Test
    void password_that_does_not_open_the_key_store_is_named() {
        settings.put("switchboard.keystore.password", "wrong-password");
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("SWITCHBOARD_KEYSTORE_PASSWORD")
                .doesNotContain("wrong-");

        settings.remove("switchboard.keystore.password");
        assertThat(faults()).singleElement().asString().contains("SWITCHBOARD_KEYSTORE_PASSWORD is not set");
    }

    private java.util.List<String> faults() {
        Config config = (Config) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(settings.get((String) arguments[0])));
        return StartSettings.faults(config, Optional.of(server));
    }

    private void change(String before, String after) throws IOException {
        Path file = server.resolve("server.xml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
