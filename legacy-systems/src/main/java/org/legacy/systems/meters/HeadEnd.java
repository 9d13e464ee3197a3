package org.legacy.systems.meters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the events of the meters, at most {@value #EVENTS_A_SECOND} a second, and answers pings at the response
 * topic of the request.
 */
public final class HeadEnd implements AutoCloseable {

    static final String EVENTS = "hes/evt/";
    static final String PINGS = "hes/ping/";

    static final int EVENTS_A_SECOND = 400;
    private static final int TURN_MILLIS = 100;
    private static final int EVENTS_A_TURN = EVENTS_A_SECOND * TURN_MILLIS / 1_000;

    /**
     * Meters do not report shorter interruptions, such as the time between a restore-all and the renewed failure of
     * broken devices.
     */
    private static final int CHECK_DELAY_MILLIS = 50;

    private static final int MOST_PINGS = 200;
    private static final int AT_LEAST_ONCE = 1;
    private static final long CONNECT_MILLIS = 30_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final Logger LOG = LoggerFactory.getLogger(HeadEnd.class);

    private final City city;
    private final Meters meters;
    private final Clock clock;
    private final SupplyMonitor watch;
    private final MqttAsyncClient client;
    private final AtomicBoolean checkScheduled = new AtomicBoolean();
    private final AtomicInteger pingsUnderWay = new AtomicInteger();
    private final AtomicLong pings = new AtomicLong();
    private boolean sending;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "head-end");
        thread.setDaemon(true);
        return thread;
    });

    public HeadEnd(City city, Grid grid, Meters meters, MeterBroker broker, Clock clock) throws IOException {
        this.city = city;
        this.meters = meters;
        this.clock = clock;
        this.watch = new SupplyMonitor(meters, city.random(), clock);
        try {
            this.client = new MqttAsyncClient("tcp://127.0.0.1:" + broker.port(), "head-end", new MemoryPersistence());
            client.setCallback(new Requests());
            client.connect(options()).waitForCompletion(CONNECT_MILLIS);
            client.subscribe(PINGS + "+", AT_LEAST_ONCE).waitForCompletion(CONNECT_MILLIS);
        } catch (MqttException e) {
            throw new IOException("The head-end does not reach its broker.", e);
        }
        grid.onChange(this::supplyMayHaveChanged);
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(MeterBroker.HEAD_END);
        options.setPassword(MeterBroker.HEAD_END.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(true);
        return options;
    }

    /** Pings that came since the start. */
    public long pings() {
        return pings.get();
    }

    @Override
    public void close() throws IOException {
        clockwork.shutdownNow();
        try {
            client.disconnectForcibly(0, TURN_MILLIS, true);
            client.close(true);
        } catch (MqttException e) {
            throw new IOException("The head-end did not leave its broker.", e);
        }
    }

    private void supplyMayHaveChanged() {
        if (checkScheduled.compareAndSet(false, true)) {
            schedule(this::checkSupply, CHECK_DELAY_MILLIS);
        }
    }

    private void checkSupply() {
        checkScheduled.set(false);
        watch.checkSupply();
        if (!sending) {
            sendEvents();
        }
    }

    private void sendEvents() {
        for (SupplyEvent event : watch.next(EVENTS_A_TURN)) {
            if (!event.lost()) {
                publish(EVENTS + Numbers.meter(event.account()), message(event));
            }
        }
        sending = watch.hasMore();
        if (sending) {
            schedule(this::sendEvents, TURN_MILLIS);
        }
    }

    private MqttMessage message(SupplyEvent event) {
        ObjectNode body = Json.object()
                .put("mtr_no", Numbers.meter(event.account()))
                .put("sp", new Device(DeviceType.SERVICE_POINT, event.account()).id())
                .put("evt", event.kind().code())
                .put("evt_tm", local(event.at()));
        return message(body);
    }

    private static MqttMessage message(ObjectNode body) {
        MqttMessage message = new MqttMessage(body.toString().getBytes(StandardCharsets.UTF_8));
        message.setQos(AT_LEAST_ONCE);
        return message;
    }

    private static String local(Instant at) {
        return MOMENT.format(at.atZone(LocalTime.ZONE));
    }

    private void publish(String topic, MqttMessage message) {
        try {
            client.publish(topic, message, null, new Complaint(topic));
        } catch (MqttException e) {
            LOG.error("message of a meter not published topic={}", topic, e);
        }
    }

    private void ping(String meter, MqttProperties request) {
        long ping = pings.incrementAndGet();
        PingAnswer answer = pingsUnderWay.incrementAndGet() > MOST_PINGS
                ? PingAnswer.refused(meter)
                : PingAnswer.to(meter, meters, city.random(), ping, clock.instant());
        schedule(
                () -> {
                    pingsUnderWay.decrementAndGet();
                    MqttMessage message = message(answer.body().put("tm", local(clock.instant())));
                    MqttProperties properties = new MqttProperties();
                    properties.setCorrelationData(request.getCorrelationData());
                    message.setProperties(properties);
                    publish(request.getResponseTopic(), message);
                },
                answer.after().toMillis());
    }

    /** An exception would otherwise vanish in the executor. */
    private void schedule(Runnable work, long millis) {
        try {
            clockwork.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException e) {
                            LOG.error("head-end failed", e);
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the head-end has stopped", e);
        }
    }

    /** Logs what the broker refuses. */
    private record Complaint(String topic) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            LOG.trace("published topic={}", topic);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            LOG.warn("message of a meter not taken topic={}", topic, failure);
        }
    }

    private final class Requests implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            MqttProperties properties = message.getProperties();
            if (properties == null || properties.getResponseTopic() == null) {
                LOG.warn("a ping says nowhere to answer to topic={}", topic);
                return;
            }
            ping(topic.substring(PINGS.length()), properties);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            LOG.warn("head-end lost its broker reason={}", response.getReasonString());
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            LOG.warn("head-end met an error", error);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Complaint logs failures
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
}
