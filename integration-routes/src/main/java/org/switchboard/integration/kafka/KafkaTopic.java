package org.switchboard.integration.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.switchboard.integration.link.PayloadForm;

/** A topic of a cluster, and the group that we read it in. */
public class KafkaTopic {

    private static final int ANSWER_MILLIS = 10_000;
    private static final int RECONNECT_MILLIS = 500;

    /** So long the group waits for a member that was cut off, ourselves included, before it goes on without it. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private String servers;
    private String topic;
    private String group;
    private String from = "earliest";
    private String protocol = "PLAINTEXT";
    private String mechanism = "PLAIN";
    private String user = "";
    private String password = "";
    private String certificates = "";
    private int batchSize;
    private PayloadForm form = PayloadForm.JSON;

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "switchboard-" + topic);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_MILLIS);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        if (protocol.startsWith("SASL_")) {
            settings.put(SaslConfigs.SASL_MECHANISM, mechanism);
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, login());
        }
        if (protocol.endsWith("SSL") && !certificates.isBlank()) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, certificates);
        }
        return settings;
    }

    private String login() {
        String module = mechanism.startsWith("SCRAM-") ? "scram.ScramLoginModule" : "plain.PlainLoginModule";
        return "org.apache.kafka.common.security." + module + " required username=" + quoted(user) + " password="
                + quoted(password) + ";";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    String servers() {
        return servers;
    }

    String topic() {
        return topic;
    }

    String group() {
        return group;
    }

    PayloadForm form() {
        return form;
    }

    /** Host and port of one or several brokers, separated by commas. */
    public void setServers(String servers) {
        this.servers = servers;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    /** Where a group begins that has never read: {@code earliest} or {@code latest}. */
    public void setFrom(String from) {
        this.from = from;
    }

    public void setProtocol(String protocol) {
        this.protocol = protocol;
    }

    public void setMechanism(String mechanism) {
        this.mechanism = mechanism;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** A PEM file of trusted authorities; blank for those that Java knows. */
    public void setCertificates(String certificates) {
        this.certificates = certificates;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setForm(String form) {
        this.form = PayloadForm.named(form);
    }
}
