package org.switchboard.acceptance.container.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.switchboard.launcher.EmbeddedDatabase;
import org.switchboard.launcher.Ports;
import org.switchboard.launcher.ProjectFolders;
import org.switchboard.launcher.ServerDirectory;
import org.switchboard.launcher.WorkFolder;

/**
 * Prepares Arquillian's server: an empty database and a server directory from the product's own template, made before
 * the server starts. No legacy system runs, the folder of sources is empty, and there are no demo users.
 */
public final class ContainerSetup implements LoadableExtension {

    private static final ProjectFolders PROJECT = ProjectFolders.find();
    private static final WorkFolder WORK = new WorkFolder(Path.of("target/container"));

    // Arquillian looks for its server among all of this machine's by a part of the command line, so it must be ours
    // alone
    private static final String SERVER =
            "in-container-" + ProcessHandle.current().pid();

    @Override
    public void register(ExtensionBuilder builder) {
        System.setProperty("container.liberty", PROJECT.liberty().toString());
        System.setProperty("container.user-directory", WORK.folder("wlp").toString());
        System.setProperty("container.server", SERVER);
        builder.observer(Life.class).observer(OneDeployment.class);
    }

    /** Created and called by Arquillian. */
    public static final class Life {

        private EmbeddedDatabase database;

        public void prepare(@Observes(precedence = 100) BeforeSuite event) {
            WORK.endLeftOvers();
            WORK.empty();
            Ports ports = Ports.free();
            database = EmbeddedDatabase.start(WORK, ports.database());
            List<String> jvmOptions = new ArrayList<>(List.of("-Xmx1g", WORK.mark()));
            jvmOptions.addAll(ServerDirectory.SHORT_LIVED);
            ServerDirectory.make(PROJECT, WORK, SERVER, jvmOptions)
                    .withoutApplication()
                    .withEnvironment(environment(ports));
        }

        private Map<String, String> environment(Ports ports) {
            Map<String, String> environment = new HashMap<>(database.environment());
            // Arquillian uses plain HTTP to the tests inside
            environment.put("SWITCHBOARD_HTTP_PORT", Integer.toString(ports.control()));
            environment.put("SWITCHBOARD_HTTPS_PORT", Integer.toString(ports.https()));
            environment.put("SWITCHBOARD_KEYSTORE_PASSWORD", "of-a-server-for-tests");
            environment.put("SWITCHBOARD_CONFIG_DIR", WORK.folder("config").toString());
            return environment;
        }

        public void remember(@Observes AfterStart event) {
            WORK.remember("server");
        }

        public void clear(@Observes(precedence = -100) AfterSuite event) {
            database.close();
        }
    }
}
