package org.switchboard.integration.mqtt5;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Backlog;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;

/**
 * One connection to a broker within a session that outlives it. The broker gives at most so many messages ahead of our
 * acknowledgements, and those that were not acknowledged again to the next link.
 */
final class Mqtt5Link implements Link {

    private static final int AT_LEAST_ONCE = 1;
    private static final long ANSWER_SECONDS = 5;
    private static final long MOST_BYTES_WAITING = 32L * 1024 * 1024;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
    private static final int FAILURES_FROM = 0x80;
    private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Link.class);

    private final Mqtt5Broker broker;
    private final Clock clock;
    private final Backlog<Mqtt5Message> waiting;
    private final MqttAsyncClient client;
    private Optional<Answer> connecting = Optional.empty();

    private Mqtt5Link(Mqtt5Broker broker, Clock clock) throws MqttException {
        this.broker = broker;
        this.clock = clock;
        this.waiting = new Backlog<>(broker.mostUnacknowledged(), MOST_BYTES_WAITING);
        this.client = new MqttAsyncClient(broker.url(), broker.clientId(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new Arrivals());
    }

    static Mqtt5Link open(Mqtt5Broker broker, Clock clock) throws LinkLost, InterruptedException {
        try {
            Mqtt5Link link = new Mqtt5Link(broker, clock);
            try {
                link.connect();
                link.subscribe();
                return link;
            } catch (MqttException | LinkLost | InterruptedException failed) {
                link.close();
                throw failed;
            }
        } catch (MqttException refused) {
            throw new LinkLost(Mqtt5Failure.sentence(broker, refused), refused);
        }
    }

    private void connect() throws MqttException, LinkLost, InterruptedException {
        Answer answer = new Answer();
        client.connect(broker.options(), null, answer);
        connecting = Optional.of(answer);
        answer.await("connection");
    }

    private void subscribe() throws MqttException, LinkLost, InterruptedException {
        MqttSubscription[] subscriptions = broker.topics().stream()
                .map(filter -> new MqttSubscription(filter, AT_LEAST_ONCE))
                .toArray(MqttSubscription[]::new);
        Answer answer = new Answer();
        client.subscribe(subscriptions, null, answer, new MqttProperties());
        int[] codes = answer.await("subscription").getReasonCodes();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= FAILURES_FROM) {
                throw new LinkLost(broker.url() + " does not let us listen to "
                        + broker.topics().get(i) + ": " + Mqtt5Failure.meaning(codes[i]) + ".");
            }
        }
    }

    @Override
    public Batch next() throws LinkLost, InterruptedException {
        List<Mqtt5Message> taken =
                waiting.take(broker.batchSize(), IDLE_TIMEOUT, Duration.ofMillis(broker.batchMillis()));
        if (taken.isEmpty()) {
            return Batch.empty();
        }
        // of an earlier version of the route file the session may remember topics that nobody wants any more
        return Batch.of(
                taken.stream()
                        .filter(message -> isSubscribed(message.topic()))
                        .map(message -> message.record(broker.form()))
                        .toList(),
                () -> acknowledge(taken));
    }

    private boolean isSubscribed(String topic) {
        return broker.topics().stream()
                .anyMatch(filter -> MqttTopicValidator.isMatched(Mqtt5Broker.unshared(filter), topic));
    }

    private void acknowledge(List<Mqtt5Message> stored) throws LinkLost {
        try {
            for (Mqtt5Message each : stored) {
                client.messageArrivedComplete(
                        each.message().getId(), each.message().getQos());
            }
        } catch (MqttException gone) {
            throw new LinkLost(Mqtt5Failure.sentence(broker, gone), gone);
        }
    }

    /** A client that is still connecting refuses to be closed, and would stay connected. */
    @Override
    public void close() {
        waiting.close();
        connecting.ifPresent(Answer::complete);
        try {
            client.disconnectForcibly(0, TimeUnit.SECONDS.toMillis(1), client.isConnected());
        } catch (MqttException failure) {
            LOG.debug("link not closed cleanly broker={}", broker.url(), failure);
        }
        try {
            client.close(true);
        } catch (MqttException failure) {
            LOG.debug("link not closed cleanly broker={}", broker.url(), failure);
        }
    }

    /** The broker's answer to a request. */
    private final class Answer implements MqttActionListener {

        private final CompletableFuture<IMqttToken> answer = new CompletableFuture<>();

        IMqttToken await(String what) throws MqttException, LinkLost, InterruptedException {
            try {
                return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException silent) {
                throw new LinkLost(
                        broker.url() + " does not answer our " + what + " within " + ANSWER_SECONDS + " s.", silent);
            } catch (ExecutionException refused) {
                if (refused.getCause() instanceof MqttException known) {
                    throw known;
                }
                throw new LinkLost(
                        broker.url() + " cannot be used: " + refused.getCause().getMessage() + ".", refused);
            }
        }

        /** Waits until it is known how the request ends. */
        void complete() {
            try {
                answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException known) {
                LOG.debug("broker={}", broker.url(), known);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onSuccess(IMqttToken token) {
            answer.complete(token);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private final class Arrivals implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
            Mqtt5Message arrived = new Mqtt5Message(topic, message, clock.instant());
            waiting.put(arrived, arrived.bytes());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            waiting.fail(Mqtt5Failure.sentence(broker, response));
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            LOG.debug("broker={}", broker.url(), error);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // nothing is ever published
        }

        @Override
        public void connectComplete(boolean again, String url) {
            // open() waits for this itself
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            // user and password need no dialogue
        }
    }
}
