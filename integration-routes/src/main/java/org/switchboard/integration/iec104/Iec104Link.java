package org.switchboard.integration.iec104;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.client.Client;
import org.eclipse.neoscada.protocol.iec60870.client.ConnectionStateListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Backlog;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.DistrustedCertificate;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkWithNote;
import org.switchboard.integration.link.TrustedCertificates;

/**
 * One connection to a station, from start-data and interrogation until it is lost. Events of the station wait in a
 * bounded queue. When the reader falls behind, the network thread blocks and TCP slows the station down. A station that has
 * nothing to say is asked by test frames whether it is there.
 */
final class Iec104Link implements LinkWithNote {

    private static final int MOST_WAITING = 20_000;
    private static final long CONNECT_MILLIS = 5_000;
    /** The standard's w. */
    private static final short ACKNOWLEDGE_EVERY = 8;
    /** The standard's t2, shorter than usual: where sequence numbers begin anew, the library acknowledges by it alone. */
    private static final int ACKNOWLEDGE_AFTER_MILLIS = 500;
    /** So many test frames (the standard's t3) fit into the silence after which a link counts as lost. */
    private static final int TESTS_IN_SILENCE = 3;

    /** C_IC_NA_1 and C_CI_NA_1, which the station confirms or refuses. */
    private static final Set<Integer> ASKED = Set.of(100, (int) CounterInterrogation.TYPE);
    /** M_EI_NA_1, the end of the station's initialisation, which says nothing of a point. */
    private static final int END_OF_INITIALISATION = 70;

    /** About what an event takes. */
    private static final int BYTES = 200;

    private static final String CLOSED = "closed by the station";
    private static final Logger LOG = LoggerFactory.getLogger(Iec104Link.class);

    private final Iec104Station station;
    private final String name;
    private final StationNote note;
    private final Backlog<Map<String, Object>> waiting = new Backlog<>(MOST_WAITING, (long) MOST_WAITING * BYTES);
    private final InstantSource clock;
    private final Client client;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean heardAnything;

    private Iec104Link(Iec104Station station, InetSocketAddress address, InstantSource clock) throws LinkLost {
        this.clock = clock;
        this.station = station;
        this.name = address.getHostString() + ":" + address.getPort();
        this.note = new StationNote(station.commonAddress());
        ProtocolOptions.Builder options = new ProtocolOptions.Builder();
        options.setTimeZone(TimeZone.getTimeZone(station.timeZone()));
        options.setAcknowledgeWindow(ACKNOWLEDGE_EVERY);
        options.setTimeout2(ACKNOWLEDGE_AFTER_MILLIS);
        options.setTimeout3((int) Math.max(1, station.silenceMillis() / TESTS_IN_SILENCE));
        this.client = new Client(
                address,
                new Connection(),
                options.build(),
                List.of(new StationModule(station, tls(address), new Points())));
    }

    /**
     * Connects to the first of the station's addresses that answers, and asks for everything.
     *
     * @throws LinkLost naming each address with its reason
     */
    static Iec104Link open(Iec104Station station, InstantSource clock) throws LinkLost, InterruptedException {
        StringBuilder reasons = new StringBuilder();
        Exception last = null;
        for (InetSocketAddress address : station.addresses()) {
            Iec104Link link = new Iec104Link(station, address, clock);
            try {
                link.client.connect().get(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
                return link;
            } catch (ExecutionException | TimeoutException refused) {
                link.close();
                last = refused;
                reasons.append(reasons.isEmpty() ? "" : " ")
                        .append("No connection to " + link.name + ": " + reason(refused) + ".");
            } catch (InterruptedException stopped) {
                link.close();
                throw stopped;
            }
        }
        throw new LinkLost(reasons.toString(), last);
    }

    private Optional<SSLEngine> tls(InetSocketAddress address) throws LinkLost {
        if (!station.tls()) {
            return Optional.empty();
        }
        SSLEngine engine = TrustedCertificates.context(station.certificates())
                .createSSLEngine(address.getHostString(), address.getPort());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return Optional.of(engine);
    }

    @Override
    public Batch next() throws LinkLost, InterruptedException {
        List<Map<String, Object>> events = waiting.take(
                station.batchSize(),
                Duration.ofMillis(station.silenceMillis()),
                Duration.ofMillis(station.batchMillis()));
        if (!events.isEmpty()) {
            return Batch.of(events);
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - heardAt);
        if (silence.toMillis() >= station.silenceMillis()) {
            throw new LinkLost(
                    name + " has said nothing for " + silence.toMillis() / 1000 + " s, and answered no test frame.");
        }
        return Batch.empty();
    }

    @Override
    public Optional<String> note() {
        return note.sentence(clock.instant());
    }

    private static String reason(Exception refused) {
        if (refused instanceof TimeoutException) {
            return "no answer within " + CONNECT_MILLIS / 1000 + " s";
        }
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void connectionLost(Optional<Throwable> failure) {
        Optional<String> distrust = failure.flatMap(DistrustedCertificate::reason);
        String reason = distrust.or(() -> failure.map(Throwable::getMessage)).orElse(CLOSED);
        boolean withoutTls = distrust.isPresent() || station.tls() && !heardAnything;
        waiting.fail(
                withoutTls
                        ? "No TLS with " + name + ": " + reason + "."
                        : "The connection to " + name + " was lost: " + reason + ".");
    }

    @Override
    public void close() {
        waiting.close();
        try {
            client.close();
        } catch (Exception failure) {
            LOG.warn("link not closed cleanly station={}", name, failure);
        }
    }

    private final class Connection implements ConnectionStateListener {

        @Override
        public void connected(Channel channel) {
            // open() waits for this itself
        }

        @Override
        public void disconnected(Throwable error) {
            connectionLost(Optional.ofNullable(error));
        }
    }

    private final class Points implements StationModule.Listener {

        @Override
        public void heard() {
            heardAt = System.nanoTime();
            heardAnything = true;
        }

        @Override
        public void received(Telegram telegram) {
            if (ASKED.contains(telegram.type())) {
                note.answered(telegram);
            } else if (telegram.isTest()) {
                note.isTest();
            } else if (ElementForm.of(telegram.type()).isEmpty()) {
                if (telegram.type() != END_OF_INITIALISATION) {
                    note.unread(telegram.type());
                }
            } else if (station.commonAddress() != 0 && station.commonAddress() != telegram.commonAddress()) {
                note.otherAddress(telegram.commonAddress());
            } else {
                Instant now = clock.instant();
                telegram.points()
                        .forEach(point ->
                                await(PointEvent.record(telegram.commonAddress(), point, station.timeZone(), now)));
            }
        }

        @Override
        public void lost(Optional<Throwable> failure) {
            connectionLost(failure);
        }

        private void await(Map<String, Object> event) {
            try {
                waiting.put(event, BYTES);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
