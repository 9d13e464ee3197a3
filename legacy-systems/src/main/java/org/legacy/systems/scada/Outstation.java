package org.legacy.systems.scada;

import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageManager;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MessageRegistrator;
import org.eclipse.neoscada.protocol.iec60870.server.Server;
import org.eclipse.neoscada.protocol.iec60870.server.ServerModule;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.grid.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controlled station: reports changes to every started link, and all analog values periodically. */
public final class Outstation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outstation.class);
    private static final int CYCLE_SECONDS = 2;

    private final City city;
    private final PointTable points;
    private final Telegrams telegrams;
    private final Set<StationLink> links = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "scada-cycle");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong objectsSent = new AtomicLong();
    private final Chatter chatter;
    private final Server server;
    private final int port;

    public Outstation(City city, Grid grid, PointTable points, Clock clock) throws IOException {
        this.city = city;
        this.points = points;
        this.telegrams = new Telegrams(city.network(), points, new Measurements(city, grid, clock));
        this.chatter = new Chatter(points, grid, telegrams, links, clock);
        // the library does not give the port that it bound, so a fixed one is passed
        this.port = freePort();
        ProtocolOptions.Builder options = new ProtocolOptions.Builder();
        options.setTimeZone(TimeZone.getTimeZone(LocalTime.ZONE));
        this.server = new Server(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), options.build(), List.of(new Station()));
        grid.onSwitching(this::switched);
        clockwork.scheduleAtFixedRate(this::cycle, CYCLE_SECONDS, CYCLE_SECONDS, TimeUnit.SECONDS);
    }

    public int port() {
        return port;
    }

    /** Contacts that bounce, many of them at once. */
    public Chatter chatter() {
        return chatter;
    }

    /** Information objects sent since the start, to all links together. */
    public long objectsSent() {
        return objectsSent.get();
    }

    void sent(int objects) {
        objectsSent.addAndGet(objects);
    }

    @Override
    public void close() throws IOException {
        chatter.stop();
        clockwork.shutdownNow();
        try {
            server.close();
        } catch (Exception e) {
            throw new IOException("The SCADA server did not stop.", e);
        }
    }

    void started(StationLink link) {
        links.add(link);
    }

    void left(StationLink link) {
        links.remove(link);
    }

    private void switched(Device device) {
        points.positionOf(device).ifPresent(position -> {
            int feeder = city.network().feederOf(device).orElseThrow();
            List<Point> analogs = new ArrayList<>(analogsOf(feeder));
            analogs.addAll(analogsOf(city.network().partnerOf(feeder)));
            links.forEach(link -> link.switched(position, analogs));
        });
    }

    private List<Point> analogsOf(int feeder) {
        List<Point> analogs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            points.byAddress(PointTable.FIRST_ANALOG + 4 * feeder + i).ifPresent(analogs::add);
        }
        return analogs;
    }

    private void cycle() {
        try {
            links.forEach(StationLink::cycle);
        } catch (RuntimeException e) {
            // an exception would silently end the cycle for good
            LOG.error("cycle failed", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private final class Station implements ServerModule {
        @Override
        public void initializeServer(Server starting, MessageManager manager) {
            new MessageRegistrator().register(manager);
        }

        @Override
        public void initializeChannel(SocketChannel channel, MessageChannel line) {
            channel.pipeline()
                    .addBefore(channel.pipeline().context(line).name(), "sequence-numbers", new SequenceNumbers());
            channel.pipeline().addLast(new StationLink(Outstation.this, telegrams, points, line));
        }

        @Override
        public void dispose() {
            links.clear();
        }
    }
}
