package org.legacy.systems.meters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A client of the head-end: receives meter events and pings meters. */
public final class MeterReader implements AutoCloseable, MqttCallback {

    public static final String ANSWERS = "hes/answer/test";
    private static final long WAIT_MILLIS = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What meters have said, in order. */
    public final List<JsonNode> events = new CopyOnWriteArrayList<>();

    /** Answers to pings, by what they were correlated with. */
    public final Map<String, JsonNode> answers = new ConcurrentHashMap<>();

    private final MqttAsyncClient client;

    public MeterReader(int port) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, "reader-of-the-test", new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("meter_reader");
        options.setPassword("meter_reader".getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(WAIT_MILLIS);
        client.subscribe("hes/evt/+", 1).waitForCompletion(WAIT_MILLIS);
        client.subscribe(ANSWERS, 1).waitForCompletion(WAIT_MILLIS);
    }

    public void ping(String meter, String correlation) throws MqttException {
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic(ANSWERS);
        properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
        MqttMessage request = new MqttMessage(new byte[0], 1, false, properties);
        client.publish("hes/ping/" + meter, request).waitForCompletion(WAIT_MILLIS);
    }

    /** The broker's reason codes for a message of ours. */
    public int[] say(String topic, String text) throws MqttException {
        IMqttToken token =
                client.publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, null));
        token.waitForCompletion(WAIT_MILLIS);
        return token.getReasonCodes();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws IOException {
        JsonNode body = JSON.readTree(message.getPayload());
        if (topic.equals(ANSWERS)) {
            answers.put(new String(message.getProperties().getCorrelationData(), StandardCharsets.UTF_8), body);
        } else {
            events.add(body);
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 500, true);
        client.close(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // the test will miss what it waits for
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        throw new IllegalStateException(error);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // ping() waits for this itself
    }

    @Override
    public void connectComplete(boolean again, String url) {
        // the constructor waits for this itself
    }

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
        // user and password need no dialogue
    }
}
