package org.switchboard.integration.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Apache Artemis as a broker of MQTT 5, that keeps its sessions on disk and can be switched off and on again. */
public final class MqttBroker implements AutoCloseable {

    public static final String USER = "meters";
    public static final String PASSWORD = "a \"secret\" & more";

    private static final int AT_LEAST_ONCE = 1;

    /** It audits at length; held here, because loggers without a reference are garbage collected. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    private final Path data;
    private final int port = FreePort.find();
    private final boolean guarded;
    private final Map<Integer, Path> tlsEndpoints = new LinkedHashMap<>();
    private EmbeddedActiveMQ server;
    private MqttClient publisher;

    public static MqttBroker open(Path data) {
        return new MqttBroker(data, false);
    }

    /** Accepts only {@link #USER}, who may subscribe and publish below {@code meters} only. */
    public static MqttBroker guarded(Path data) {
        return new MqttBroker(data, true);
    }

    private MqttBroker(Path data, boolean guarded) {
        this.data = data;
        this.guarded = guarded;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /**
     * From the next start on it has one more listener, over TLS.
     *
     * @param keyStore with {@link CertificateAuthority#PASSWORD}
     * @return the address of that listener
     */
    public String tls(Path keyStore) {
        int port = FreePort.find();
        tlsEndpoints.put(port, keyStore);
        return "ssl://127.0.0.1:" + port;
    }

    public MqttBroker on() {
        try {
            server = new EmbeddedActiveMQ();
            server.setConfiguration(configuration());
            if (guarded) {
                SecurityConfiguration users = new SecurityConfiguration();
                users.addUser(USER, PASSWORD);
                users.addRole(USER, "listeners");
                server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
            }
            server.start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalSyncNonTransactional(false);
        configuration.setJournalDirectory(data.resolve("journal").toString());
        configuration.setBindingsDirectory(data.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(data.resolve("large").toString());
        configuration.setPagingDirectory(data.resolve("paging").toString());
        configuration.setMaxDiskUsage(-1);
        configuration.setSecurityEnabled(guarded);
        configuration.addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        for (Map.Entry<Integer, Path> port : tlsEndpoints.entrySet()) {
            Map<String, Object> tls = Map.of(
                    TransportConstants.HOST_PROP_NAME,
                    "127.0.0.1",
                    TransportConstants.PORT_PROP_NAME,
                    port.getKey(),
                    TransportConstants.PROTOCOLS_PROP_NAME,
                    "MQTT",
                    TransportConstants.SSL_ENABLED_PROP_NAME,
                    true,
                    TransportConstants.KEYSTORE_PATH_PROP_NAME,
                    port.getValue().toString(),
                    TransportConstants.KEYSTORE_TYPE_PROP_NAME,
                    "PKCS12",
                    TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
                    CertificateAuthority.PASSWORD);
            configuration.addAcceptorConfiguration(
                    new TransportConfiguration(NettyAcceptorFactory.class.getName(), tls, "mqtt-tls-" + port.getKey()));
        }
        Role listeners =
                new Role("listeners", true, true, true, true, true, true, true, true, true, true, false, false);
        configuration.putSecurityRoles("meters.#", Set.of(listeners));
        return configuration;
    }

    public void off() {
        try {
            disableLogging();
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public MqttBroker publishes(String topic, String payload) {
        return publishes(topic, payload.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE);
    }

    public MqttBroker publishes(String topic, byte[] payload, int quality) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(quality);
        return publishes(topic, message);
    }

    public MqttBroker publishes(String topic, MqttMessage message) {
        try {
            publisher().publish(topic, message);
            return this;
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages the broker holds for a session, those included that wait for their acknowledgement. */
    public long waitingFor(String clientId) {
        return Arrays.stream(
                        server.getActiveMQServer().getActiveMQServerControl().getQueueNames())
                .filter(name -> name.contains(clientId))
                .mapToLong(name -> server.getActiveMQServer().locateQueue(name).getMessageCount())
                .sum();
    }

    /** How many clients have subscribed: one that is merely connected would miss what is said. */
    public long listeners() {
        return server.getActiveMQServer().getSessions().stream()
                .filter(session -> session.getConsumerCount() > 0)
                .count();
    }

    private MqttClient publisher() throws MqttException {
        if (publisher == null) {
            publisher = new MqttClient(url(), "speaker", new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            if (guarded) {
                options.setUserName(USER);
                options.setPassword(PASSWORD.getBytes(StandardCharsets.UTF_8));
            }
            publisher.connect(options);
        }
        return publisher;
    }

    private void disableLogging() throws MqttException {
        if (publisher != null) {
            publisher.disconnectForcibly(0, 500);
            publisher.close(true);
            publisher = null;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
    }
}
