package org.legacy.systems.meters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * The head-end's broker, Apache Artemis, with MQTT alone. It keeps nothing on disk: sessions and queued messages are
 * lost when it stops. Beyond a limit the newest messages are dropped.
 */
public final class MeterBroker implements AutoCloseable {

    static final String HEAD_END = "head_end";
    static final String READER = "meter_reader";

    /** Of what waits in sessions whose owners are away. */
    private static final long MOST_BYTES = 32L << 20;

    private static final String ACCEPTOR = "mqtt";

    /** It audits at length; held here, because loggers without a reference are garbage collected. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    private final EmbeddedActiveMQ server;

    private MeterBroker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    /** @param folder for what it wants a folder for, though nothing comes to lie there */
    public static MeterBroker start(Path folder) throws IOException {
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        try {
            server.setConfiguration(configuration(folder));
            server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
            server.start();
            return new MeterBroker(server);
        } catch (Exception e) {
            throw new IOException("The broker of the meters did not start.", e);
        }
    }

    public int port() {
        return server.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(ACCEPTOR)
                .getActualPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The broker of the meters did not stop.", e);
        }
    }

    private static Configuration configuration(Path folder) throws Exception {
        Configuration configuration = new ConfigurationImpl();
        configuration.setName("meters");
        configuration.setPersistenceEnabled(false);
        configuration.setBrokerInstance(folder.toFile());
        configuration.setJMXManagementEnabled(false);
        configuration.setThreadPoolMaxSize(4);
        configuration.setScheduledThreadPoolMaxSize(1);
        configuration.setMaxDiskUsage(-1);
        configuration.setGlobalMaxSize(MOST_BYTES);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                        .setMaxSizeBytes(MOST_BYTES));
        configuration.addAcceptorConfiguration(
                ACCEPTOR, "tcp://127.0.0.1:0?protocols=MQTT;nioRemotingThreads=2;useEpoll=false;useKQueue=false");
        configuration.setSecurityEnabled(true);
        configuration.putSecurityRoles("hes.evt.#", Set.of(publisher(HEAD_END), subscriber(READER)));
        configuration.putSecurityRoles("hes.ping.#", Set.of(subscriber(HEAD_END), publisher(READER)));
        configuration.putSecurityRoles("hes.answer.#", Set.of(publisher(HEAD_END), subscriber(READER)));
        return configuration;
    }

    private static SecurityConfiguration users() {
        SecurityConfiguration users = new SecurityConfiguration();
        for (String name : Set.of(HEAD_END, READER)) {
            users.addUser(name, name);
            users.addRole(name, name);
        }
        return users;
    }

    private static Role publisher(String name) {
        return role(name, true);
    }

    private static Role subscriber(String name) {
        return role(name, false);
    }

    /** Either may make the address and its queues, since MQTT makes them as they are asked for. */
    private static Role role(String name, boolean publishes) {
        return new Role(
                name,
                publishes,
                !publishes,
                !publishes,
                !publishes,
                !publishes,
                !publishes,
                false,
                !publishes,
                true,
                true,
                false,
                false);
    }
}
