package org.switchboard.integration.mqtt5;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.lookup.LookupFailed;

/**
 * One request and its response (MQTT 5, 4.10), over its own connection, so that no session state remains. The response
 * topic is random, and a response counts only with our correlation data.
 */
final class Mqtt5Question implements AutoCloseable {

    private static final int AT_LEAST_ONCE = 1;
    private static final int FAILURES_FROM = 0x80;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long CLOSING_MILLIS = 100;
    private static final long CLOSE_DELAY_MILLIS = 3_000;
    private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Question.class);

    private final Mqtt5Broker broker;
    private final String answersTo;
    private final byte[] correlation = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    private final MqttAsyncClient client;
    private final long deadline;
    private Optional<IMqttToken> connecting = Optional.empty();

    private Mqtt5Question(Mqtt5Broker broker, String answerTopic, Duration limit) throws MqttException {
        String ours = UUID.randomUUID().toString();
        this.broker = broker;
        this.answersTo = answerTopic + "/" + ours;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.client = new MqttAsyncClient(broker.url(), "switchboard-question-" + ours, new MemoryPersistence());
        client.setCallback(new Arrivals());
    }

    /** @param limit for everything, from the connection to the answer */
    static Mqtt5Question over(Mqtt5Broker broker, String answerTopic, Duration limit) throws LinkLost {
        try {
            return new Mqtt5Question(broker, answerTopic, limit);
        } catch (MqttException refused) {
            throw new LinkLost(Mqtt5Failure.sentence(broker, refused), refused);
        }
    }

    /**
     * @return the answer's payload
     * @throws LookupFailed when there was none in time, or no subscriber
     * @throws LinkLost when the broker cannot be used
     */
    byte[] ask(String topic) throws LinkLost, InterruptedException {
        try {
            connecting = Optional.of(client.connect(broker.options()));
            awaitCompletion(connecting.get());
            requireSuccess(awaitCompletion(client.subscribe(answersTo, AT_LEAST_ONCE)), "listen to " + answersTo);
            MqttProperties properties = new MqttProperties();
            properties.setResponseTopic(answersTo);
            properties.setCorrelationData(correlation);
            MqttMessage question = new MqttMessage(new byte[0], AT_LEAST_ONCE, false, properties);
            int[] codes = requireSuccess(awaitCompletion(client.publish(topic, question)), "ask at " + topic);
            if (Arrays.stream(codes).anyMatch(code -> code == MqttReturnCode.RETURN_CODE_NO_MATCHING_SUBSCRIBERS)) {
                throw new LookupFailed("No client subscribes to " + topic + ".", null);
            }
            return answer.get(nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (MqttException failure) {
            if (failure.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT) {
                throw timeout(failure);
            }
            throw new LinkLost(Mqtt5Failure.sentence(broker, failure), failure);
        } catch (TimeoutException silent) {
            throw timeout(silent);
        } catch (ExecutionException lost) {
            throw new LinkLost(lost.getCause().getMessage(), lost.getCause());
        }
    }

    private static LookupFailed timeout(Exception cause) {
        return new LookupFailed("No answer within the time limit.", cause);
    }

    private IMqttToken awaitCompletion(IMqttToken token) throws MqttException {
        // 0 would wait for ever
        token.waitForCompletion(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft())));
        return token;
    }

    private int[] requireSuccess(IMqttToken token, String what) throws LinkLost {
        int[] codes = token.getReasonCodes() == null ? new int[0] : token.getReasonCodes();
        for (int code : codes) {
            if (code >= FAILURES_FROM) {
                throw new LinkLost(broker.url() + " does not let us " + what + ": " + Mqtt5Failure.meaning(code) + ".");
            }
        }
        return codes;
    }

    private long nanosLeft() {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** A client that is still connecting cannot be closed; it is closed after a delay, without blocking the caller. */
    @Override
    public void close() {
        if (connecting.map(IMqttToken::isComplete).orElse(true)) {
            closeClient();
        } else {
            CompletableFuture.delayedExecutor(CLOSE_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::closeClient);
        }
    }

    private void closeClient() {
        try {
            client.disconnectForcibly(0, CLOSING_MILLIS, client.isConnected());
        } catch (MqttException failure) {
            LOG.debug("question not closed cleanly broker={}", broker.url(), failure);
        }
        try {
            client.close(true);
        } catch (MqttException failure) {
            LOG.debug("question not closed cleanly broker={}", broker.url(), failure);
        }
    }

    private final class Arrivals implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            boolean ours = message.getProperties() != null
                    && Arrays.equals(correlation, message.getProperties().getCorrelationData());
            if (ours && message.getPayload().length <= LARGEST_ANSWER) {
                answer.complete(message.getPayload());
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            String sentence = Mqtt5Failure.sentence(broker, response);
            answer.completeExceptionally(new LinkLost(sentence, response.getException()));
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            LOG.debug("broker={}", broker.url(), error);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // ask() waits for this itself
        }

        @Override
        public void connectComplete(boolean again, String url) {
            // ask() waits for this itself
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            // user and password need no dialogue
        }
    }
}
