package org.switchboard.integration.testing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageManager;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DataTransmissionMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DoublePointInformationTimeSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.InterrogationCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MeasuredValueShortFloatingPointTimeSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MessageRegistrator;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.CauseOfTransmission;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationEntry;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.StandardCause;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.eclipse.neoscada.protocol.iec60870.server.Server;
import org.eclipse.neoscada.protocol.iec60870.server.ServerModule;

/** A small controlled station of IEC 60870-5-104 that can be switched off and on again. */
public final class Station implements AutoCloseable {

    private static final ASDUAddress ADDRESS = ASDUAddress.valueOf(1);

    private final Map<Integer, Value<?>> points = new ConcurrentSkipListMap<>();
    private final Set<ChannelHandlerContext> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger interrogations = new AtomicInteger();
    private final String timeZone;
    private final int port;
    private Server server;

    public Station(String timeZone) throws IOException {
        this.timeZone = timeZone;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public Station on() {
        ProtocolOptions.Builder options = new ProtocolOptions.Builder();
        options.setTimeZone(TimeZone.getTimeZone(timeZone));
        server = new Server(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), options.build(), List.of(new Module()));
        return this;
    }

    /** The process ends: every link breaks. */
    public void off() {
        links.forEach(ChannelHandlerContext::close);
        links.clear();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets a process value and reports it at once to all connections. */
    public Station reports(int address, Object value, long atMillis) {
        return reports(address, value, atMillis, QualityInformation.OK);
    }

    public Station reports(int address, Object value, long atMillis, QualityInformation quality) {
        points.put(address, new Value<>(value, atMillis, quality));
        links.forEach(link -> link.writeAndFlush(message(address, StandardCause.SPONTANEOUS)));
        return this;
    }

    /** How many links are established and have requested data. */
    public int listeners() {
        return links.size();
    }

    public int interrogations() {
        return interrogations.get();
    }

    @SuppressWarnings("unchecked")
    private Object message(int address, StandardCause cause) {
        ASDUHeader header = new ASDUHeader(new CauseOfTransmission(cause), ADDRESS);
        InformationObjectAddress object = InformationObjectAddress.valueOf(address);
        Value<?> value = points.get(address);
        return value.getValue() instanceof DoublePoint
                ? DoublePointInformationTimeSingle.create(
                        header, List.of(new InformationEntry<>(object, (Value<DoublePoint>) value)))
                : MeasuredValueShortFloatingPointTimeSingle.create(
                        header, List.of(new InformationEntry<>(object, (Value<Float>) value)));
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
    }

    private final class Module implements ServerModule {

        @Override
        public void initializeServer(Server starting, MessageManager manager) {
            new MessageRegistrator().register(manager);
        }

        @Override
        public void initializeChannel(SocketChannel channel, MessageChannel line) {
            channel.pipeline().addLast(new Link());
        }

        @Override
        public void dispose() {
            links.clear();
        }
    }

    private final class Link extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message == DataTransmissionMessage.REQUEST_START) {
                context.writeAndFlush(DataTransmissionMessage.CONFIRM_START);
                links.add(context);
            } else if (message instanceof InterrogationCommand) {
                interrogations.incrementAndGet();
                points.keySet()
                        .forEach(address -> context.writeAndFlush(message(address, StandardCause.STATION_REQUEST)));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            links.remove(context);
            super.channelInactive(context);
        }
    }
}
