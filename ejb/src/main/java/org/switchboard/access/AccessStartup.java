package org.switchboard.access;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.node.NodeStart;
import org.switchboard.node.StartGuard;
import org.switchboard.shared.BusinessException;

/**
 * Reads the environment for {@link UserStartup}. An unreadable file admits no user and is reported; it does not
 * keep the server from starting.
 */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@DependsOn("EventLogStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccessStartup {

    private static final Logger LOG = Logger.getLogger(AccessStartup.class.getName());

    @Inject
    UserStartup users;

    @Inject
    NodeStart node;

    /** SWITCHBOARD_DEMO_USERS */
    @Inject
    @ConfigProperty(name = "switchboard.demo.users")
    Optional<String> demoUsers;

    /** SWITCHBOARD_ADMIN_PASSWORD */
    @Inject
    @ConfigProperty(name = "switchboard.admin.password")
    Optional<String> administratorPassword;

    @PostConstruct
    void begin() {
        users.admitDemoUsers(demoUsers.map(AccessStartup::read).orElse(List.of()));
        try {
            users.ensureAdministrator(administratorPassword);
        } catch (BusinessException refusal) {
            node.fail("SWITCHBOARD_ADMIN_PASSWORD is refused, so there is no administrator: "
                    + refusal.sentence(Locale.ENGLISH));
        }
    }

    private static List<DemoUserFile.Line> read(String file) {
        try {
            return DemoUserFile.read(Path.of(file));
        } catch (BusinessException refusal) {
            LOG.severe("access demo-users-refused file=" + file + ": " + refusal.sentence(Locale.ENGLISH));
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "access demo-users-unreadable file=" + file, e);
        }
        return List.of();
    }
}
