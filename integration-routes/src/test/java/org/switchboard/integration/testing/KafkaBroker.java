package org.switchboard.integration.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker that is its own controller, with one listener without login and one for {@link #USER} only. It keeps
 * its topics on disk and can be stopped and started again.
 */
public final class KafkaBroker implements AutoCloseable {

    public static final String USER = "platform";
    public static final String PASSWORD = "a \\ \"secret\"";

    private static final int NODE = 1;
    private static final Logger CHATTER = Logger.getLogger("org.apache.kafka");
    private static final Logger SERVER_CHATTER = Logger.getLogger("kafka");

    static {
        CHATTER.setLevel(Level.SEVERE);
        SERVER_CHATTER.setLevel(Level.SEVERE);
    }

    private final Path data;
    private final int port = FreePort.find();
    private final int guardedPort = FreePort.find();
    private final int controllerPort = FreePort.find();
    private final Map<String, TlsEndpoint> tlsEndpoints = new LinkedHashMap<>();
    private KafkaRaftServer server;
    private KafkaProducer<byte[], byte[]> producer;
    private Admin admin;

    public KafkaBroker(Path data) {
        this.data = data;
        Formatter formatter = new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER");
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String servers() {
        return "127.0.0.1:" + port;
    }

    /** The listener that requires user and password. */
    public String guardedServers() {
        return "127.0.0.1:" + guardedPort;
    }

    private record TlsEndpoint(int port, Path keyStore) {}

    /**
     * From the next start on it has one more listener, over TLS.
     *
     * @param keyStore with {@link CertificateAuthority#PASSWORD}
     * @return the address of that listener
     */
    public String tls(Path keyStore) {
        TlsEndpoint tlsEndpoint = new TlsEndpoint(FreePort.find(), keyStore);
        tlsEndpoints.put("TLS" + tlsEndpoints.size(), tlsEndpoint);
        return "127.0.0.1:" + tlsEndpoint.port();
    }

    public KafkaBroker on() {
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings()), Time.SYSTEM);
        server.startup();
        return this;
    }

    private Properties settings() {
        String jaas = "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\""
                + PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"") + "\";";
        String listeners = "OPEN://127.0.0.1:" + port + ",GUARDED://127.0.0.1:" + guardedPort;
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "OPEN",
                "listeners",
                listeners + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                listeners,
                "listener.security.protocol.map",
                "OPEN:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listener.name.guarded.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.guarded.plain.sasl.jaas.config",
                jaas));
        settings.putAll(Map.of(
                "log.dir", data.toString(),
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false"));
        tlsEndpoints.forEach((name, tlsEndpoint) -> {
            String address = "," + name + "://127.0.0.1:" + tlsEndpoint.port();
            settings.merge("listeners", address, (all, one) -> all + "" + one);
            settings.merge("advertised.listeners", address, (all, one) -> all + "" + one);
            settings.merge("listener.security.protocol.map", "," + name + ":SSL", (all, one) -> all + "" + one);
            String prefix = "listener.name." + name.toLowerCase(Locale.ROOT) + ".ssl.keystore.";
            settings.put(prefix + "type", "PKCS12");
            settings.put(prefix + "location", tlsEndpoint.keyStore().toString());
            settings.put(prefix + "password", CertificateAuthority.PASSWORD);
        });
        return settings;
    }

    public void off() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
        if (admin != null) {
            admin.close();
            admin = null;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    public KafkaBroker has(String topic, int partitions) {
        return done(admin().createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
    }

    public KafkaBroker sends(String topic, String key, String value) {
        return sends(topic, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** Sent, and known to be there. */
    public KafkaBroker sends(String topic, String key, byte[] value) {
        return done(send(topic, key, value));
    }

    public Future<RecordMetadata> send(String topic, String key, byte[] value) {
        return producer().send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** How many records the group has confirmed, over all partitions. */
    public long committed(String group) {
        try {
            return admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaBroker done(Future<?> request) {
        try {
            request.get();
            return this;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers(), "linger.ms", 5));
            settings.putAll(Map.of("compression.type", "zstd", "enable.idempotence", false, "acks", "1"));
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of("bootstrap.servers", servers()));
        }
        return admin;
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
    }
}
