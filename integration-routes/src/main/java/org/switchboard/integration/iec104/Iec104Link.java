package org.switchboard.integration.iec104;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualifierOfInterrogation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.eclipse.neoscada.protocol.iec60870.client.Client;
import org.eclipse.neoscada.protocol.iec60870.client.ConnectionStateListener;
import org.eclipse.neoscada.protocol.iec60870.client.data.AbstractDataProcessor;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModule;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModuleContext;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModuleOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Backlog;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;

/**
 * One connection to a station, from start-data and interrogation until it is lost. Events of the station wait in a
 * bounded queue. When the reader falls behind, the network thread blocks and TCP slows the station down.
 */
final class Iec104Link implements Link {

    private static final int MOST_WAITING = 20_000;
    private static final long CONNECT_MILLIS = 5_000;
    /** The standard's w. */
    private static final short ACKNOWLEDGE_EVERY = 8;
    /** The standard's t2, shorter than usual: where sequence numbers begin anew, the library acknowledges by it alone. */
    private static final int ACKNOWLEDGE_AFTER_MILLIS = 500;

    /** About what an event takes. */
    private static final int BYTES = 200;

    private static final String CLOSED = "closed by the station";
    private static final Logger LOG = LoggerFactory.getLogger(Iec104Link.class);

    private final Iec104Station station;
    private final Backlog<Map<String, Object>> waiting = new Backlog<>(MOST_WAITING, (long) MOST_WAITING * BYTES);
    private final Client client;

    private Iec104Link(Iec104Station station) {
        this.station = station;
        ProtocolOptions.Builder options = new ProtocolOptions.Builder();
        options.setTimeZone(TimeZone.getTimeZone(station.timeZone()));
        options.setAcknowledgeWindow(ACKNOWLEDGE_EVERY);
        options.setTimeout2(ACKNOWLEDGE_AFTER_MILLIS);
        this.client = new Client(
                new InetSocketAddress(station.host(), station.port()),
                new Listener(),
                options.build(),
                List.of(new DataModule(new Points(), new DataModuleOptions.Builder().build())));
    }

    /** Connects and asks for everything. */
    static Iec104Link open(Iec104Station station) throws LinkLost, InterruptedException {
        Iec104Link link = new Iec104Link(station);
        try {
            link.client.connect().get(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
            return link;
        } catch (ExecutionException | TimeoutException refused) {
            link.close();
            throw new LinkLost("No connection to " + station.name() + ": " + reason(refused) + ".", refused);
        } catch (InterruptedException stopped) {
            link.close();
            throw stopped;
        }
    }

    @Override
    public Batch next() throws LinkLost, InterruptedException {
        List<Map<String, Object>> events = waiting.take(
                station.batchSize(),
                Duration.ofMillis(station.silenceMillis()),
                Duration.ofMillis(station.batchMillis()));
        if (events.isEmpty()) {
            throw new LinkLost(station.name() + " has said nothing for " + station.silenceMillis() / 1000 + " s.");
        }
        return Batch.of(events);
    }

    private void connectionLost(String reason) {
        waiting.fail("The connection to " + station.name() + " was lost: " + reason + ".");
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

    @Override
    public void close() {
        waiting.close();
        try {
            client.close();
        } catch (Exception failure) {
            LOG.warn("link not closed cleanly station={}", station.name(), failure);
        }
    }

    private final class Listener implements ConnectionStateListener {

        @Override
        public void connected(Channel channel) {
            // open() waits for this itself
        }

        @Override
        public void disconnected(Throwable error) {
            connectionLost(error == null ? CLOSED : String.valueOf(error.getMessage()));
        }
    }

    private final class Points extends AbstractDataProcessor {

        @Override
        public void activated(DataModuleContext context, ChannelHandlerContext channel) {
            context.requestStartData();
            context.startInterrogation(
                    station.commonAddress() == 0 ? ASDUAddress.BROADCAST : ASDUAddress.valueOf(station.commonAddress()),
                    QualifierOfInterrogation.GLOBAL);
        }

        @Override
        public void started() {
            // the station's answer to start-data; its points follow
        }

        @Override
        public void disconnected() {
            connectionLost(CLOSED);
        }

        @Override
        protected void fireEntry(ASDUAddress address, InformationObjectAddress object, Value<?> value) {
            if (station.commonAddress() == 0 || station.commonAddress() == address.getAddress()) {
                await(PointEvent.record(address, object, value));
            }
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
