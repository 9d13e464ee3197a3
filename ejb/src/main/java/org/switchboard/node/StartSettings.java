package org.switchboard.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this node needs of its server and its environment, checked before anything else starts. */
@ApplicationScoped
public class StartSettings {

    private static final String SERVER_DIRECTORY = "server.config.dir";
    private static final String CONFIG_DIRECTORY = "switchboard.config.dir";
    private static final String KEY_STORE_PASSWORD = "switchboard.keystore.password";
    private static final Path KEY_STORE = Path.of("resources/security/key.p12");

    private NodeStart node;

    protected StartSettings() {
        // for the container's proxy
    }

    @Inject
    public StartSettings(NodeStart node) {
        this.node = node;
    }

    /** Tells {@link NodeStart} what is missing or wrong; all of it, so that the operator corrects it at once. */
    public void check() {
        Config settings = ConfigProvider.getConfig();
        faults(
                        settings,
                        Optional.ofNullable(System.getProperty(SERVER_DIRECTORY))
                                .map(Path::of))
                .forEach(node::fail);
    }

    /** @param server the folder of server.xml; empty where no server runs */
    static List<String> faults(Config settings, Optional<Path> server) {
        Optional<Path> site =
                settings.getOptionalValue(CONFIG_DIRECTORY, String.class).map(Path::of);
        List<String> faults = new ArrayList<>();
        server.flatMap(folder -> templateFault(folder, site)).ifPresent(faults::add);
        if (site.isEmpty()) {
            faults.add("SWITCHBOARD_CONFIG_DIR is not set; set it to the folder that holds sources and knowledge");
        } else if (!Files.isDirectory(site.get())) {
            faults.add("SWITCHBOARD_CONFIG_DIR names " + site.get() + ", which is no folder that can be read");
        }
        server.flatMap(folder -> keyStoreFault(
                        folder.resolve(KEY_STORE), settings.getOptionalValue(KEY_STORE_PASSWORD, String.class)))
                .ifPresent(faults::add);
        return faults;
    }

    private static Optional<String> templateFault(Path server, Optional<Path> site) {
        Path own = server.resolve("server.xml");
        try {
            List<Path> files = new ArrayList<>(List.of(own));
            files.addAll(xmlIn(server.resolve("configDropins/defaults")));
            files.addAll(xmlIn(server.resolve("configDropins/overrides")));
            site.ifPresent(folder -> files.addAll(xmlIn(folder.resolve("server"))));
            List<String> missing = ServerTemplate.ofThisVersion().missingIn(files);
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(own + " is not of this version; copy the server.xml of this version. It lacks: "
                            + String.join(", ", missing));
        } catch (IOException unreadable) {
            return Optional.of(own + " cannot be compared with the one of this version: " + unreadable.getMessage());
        }
    }

    private static List<Path> xmlIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The server would go on without TLS. An encoded password is read by the server alone. */
    private static Optional<String> keyStoreFault(Path file, Optional<String> password) {
        if (password.isEmpty()) {
            return Optional.of("SWITCHBOARD_KEYSTORE_PASSWORD is not set; set it to the password of " + file);
        }
        if (password.get().startsWith("{") || !Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore.getInstance("PKCS12").load(content, password.get().toCharArray());
            return Optional.empty();
        } catch (IOException | GeneralSecurityException refused) {
            return Optional.of("SWITCHBOARD_KEYSTORE_PASSWORD does not open " + file + ": " + refused.getMessage());
        }
    }
}
