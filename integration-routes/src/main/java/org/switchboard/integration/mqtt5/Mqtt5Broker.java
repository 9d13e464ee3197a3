package org.switchboard.integration.mqtt5;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.PayloadForm;
import org.switchboard.integration.link.TrustedCertificates;

/** A broker, who we are there, and what we listen to. */
public class Mqtt5Broker {

    private static final int CONNECT_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private String url;
    private List<String> topics = List.of();
    private String clientId = "";
    private String route = "";
    private String user = "";
    private String password = "";
    private String certificates = "";
    private long sessionSeconds;
    private int mostUnacknowledged;
    private int batchSize;
    private long batchMillis;
    private PayloadForm form = PayloadForm.JSON;

    /** The same in a session of its own, that ends with the connection. */
    Mqtt5Broker forTrial() {
        Mqtt5Broker aside = new Mqtt5Broker();
        aside.url = url;
        aside.topics = topics.stream().map(Mqtt5Broker::unshared).toList();
        aside.clientId = "switchboard-trial-" + UUID.randomUUID();
        aside.user = user;
        aside.password = password;
        aside.certificates = certificates;
        aside.mostUnacknowledged = mostUnacknowledged;
        aside.batchSize = batchSize;
        aside.batchMillis = batchMillis;
        aside.form = form;
        return aside;
    }

    /** {@code $share/group/filter} is delivered to one member of a group. */
    static String unshared(String filter) {
        return filter.startsWith("$share/") ? filter.split("/", 3)[2] : filter;
    }

    /** The session outlives the connection, so that what is said while we are away is given when we are back. */
    MqttConnectionOptions options() throws LinkLost {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(sessionSeconds);
        options.setReceiveMaximum(mostUnacknowledged);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setAutomaticReconnect(false);
        if (!user.isBlank()) {
            options.setUserName(user);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        if (url.startsWith("ssl:") || url.startsWith("wss:")) {
            options.setSocketFactory(TrustedCertificates.context(certificates).getSocketFactory());
        }
        return options;
    }

    String url() {
        return url;
    }

    List<String> topics() {
        return topics;
    }

    String clientId() {
        return clientId.isBlank() ? "switchboard-" + route : clientId;
    }

    int mostUnacknowledged() {
        return mostUnacknowledged;
    }

    int batchSize() {
        return batchSize;
    }

    long batchMillis() {
        return batchMillis;
    }

    PayloadForm form() {
        return form;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /** One or several filters, separated by commas. */
    public void setTopics(String topics) {
        this.topics = Arrays.stream(topics.split(","))
                .map(String::strip)
                .filter(filter -> !filter.isEmpty())
                .toList();
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /** Names the session where no client id is given. */
    public void setRoute(String route) {
        this.route = route;
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

    /** How long the broker keeps what is said while we are away. */
    public void setSessionSeconds(long sessionSeconds) {
        this.sessionSeconds = sessionSeconds;
    }

    /** The protocol's receive maximum: so many messages may be on their way into the intake. */
    public void setMostUnacknowledged(int mostUnacknowledged) {
        this.mostUnacknowledged = mostUnacknowledged;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setBatchMillis(long batchMillis) {
        this.batchMillis = batchMillis;
    }

    public void setForm(String form) {
        this.form = PayloadForm.named(form);
    }
}
