package org.legacy.systems.scada;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageSource;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DataTransmissionMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.InterrogationCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MirrorableMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.ReadCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.CauseOfTransmission;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.StandardCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One controlling station on the line. Messages wait here until the line has room: switching events first, then the answer
 * to an interrogation, then the cyclic analogs. A slow reader gets fewer cycles, never a growing queue of old ones.
 */
final class StationLink extends ChannelInboundHandlerAdapter implements MessageSource {

    private static final Logger LOG = LoggerFactory.getLogger(StationLink.class);
    private static final short STATION_INTERROGATION = 20;
    private static final int MOST_EVENTS_WAITING = 20_000;

    private final Outstation outstation;
    private final Telegrams telegrams;
    private final PointTable points;
    private final MessageChannel line;
    private final Deque<Object> urgent = new ArrayDeque<>();
    private final Deque<Telegrams.Round> interrogation = new ArrayDeque<>();
    private Optional<Object> endOfInterrogation = Optional.empty();
    private Optional<Telegrams.Round> cycle = Optional.empty();
    private volatile ChannelHandlerContext context;

    StationLink(Outstation outstation, Telegrams telegrams, PointTable points, MessageChannel line) {
        this.outstation = outstation;
        this.telegrams = telegrams;
        this.points = points;
        this.line = line;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        line.addSource(this);
        super.channelActive(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        outstation.left(this);
        super.channelInactive(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message == DataTransmissionMessage.REQUEST_START) {
            ctx.writeAndFlush(DataTransmissionMessage.CONFIRM_START);
            outstation.started(this);
        } else if (message == DataTransmissionMessage.REQUEST_STOP) {
            outstation.left(this);
            ctx.writeAndFlush(DataTransmissionMessage.CONFIRM_STOP);
        } else if (message instanceof InterrogationCommand command) {
            interrogate(command);
        } else if (message instanceof ReadCommand command) {
            read(command);
        } else if (message instanceof MirrorableMessage<?> command) {
            // it is read only: every command is refused
            send(command.mirror(StandardCause.ACTIVATION_CONFIRM, false));
        } else {
            LOG.info("message ignored type={}", message.getClass().getSimpleName());
        }
    }

    /** A switch has changed: its position at once, and what the change did to the analogs of its feeders. */
    void switched(Point position, List<Point> analogs) {
        CauseOfTransmission spontaneous = new CauseOfTransmission(StandardCause.SPONTANEOUS);
        synchronized (this) {
            if (urgent.size() >= MOST_EVENTS_WAITING) {
                LOG.warn("event dropped, the line takes nothing ioa={}", position.address());
                return;
            }
            urgent.add(telegrams.single(spontaneous, position));
            urgent.add(telegrams.analogs(spontaneous, analogs));
        }
        moreToSend();
    }

    /** The analogs only, after something changed that has no position. */
    void cycle() {
        synchronized (this) {
            if (cycle.isEmpty()) {
                cycle = Optional.of(telegrams.analogRound(new CauseOfTransmission(StandardCause.PERIODIC)));
            }
        }
        moreToSend();
    }

    /** Says no when so much waits already that the line must first take some of it. */
    boolean offer(Object message) {
        synchronized (this) {
            if (urgent.size() >= MOST_EVENTS_WAITING) {
                return false;
            }
            urgent.add(message);
        }
        moreToSend();
        return true;
    }

    @Override
    public Object poll() {
        Object message = next();
        outstation.sent(Telegrams.objectsIn(message));
        return message;
    }

    private synchronized Object next() {
        Object message = urgent.poll();
        if (message != null) {
            return message;
        }
        while (!interrogation.isEmpty()) {
            if (interrogation.peek().over()) {
                interrogation.poll();
            } else {
                return interrogation.peek().message();
            }
        }
        if (endOfInterrogation.isPresent()) {
            Object end = endOfInterrogation.get();
            endOfInterrogation = Optional.empty();
            return end;
        }
        if (cycle.isPresent()) {
            Object next = cycle.get().message();
            if (cycle.get().over()) {
                cycle = Optional.empty();
            }
            return next;
        }
        // the library's own sign for "nothing to send"
        return null;
    }

    private void interrogate(InterrogationCommand command) {
        ASDUAddress address = command.getHeader().getAsduAddress();
        if (!address.equals(Telegrams.STATION) && !address.isBroadcast()) {
            send(command.mirror(StandardCause.UNKNOWN_ASDU_ADDRESS));
            return;
        }
        if (command.getQualifierOfInterrogation() != STATION_INTERROGATION) {
            send(new InterrogationCommand(
                    command.getHeader().clone(StandardCause.ACTIVATION_CONFIRM, false),
                    command.getQualifierOfInterrogation()));
            return;
        }
        byte origin = command.getHeader().getCauseOfTransmission().getSourceAddress();
        CauseOfTransmission cause = new CauseOfTransmission(StandardCause.STATION_REQUEST, origin);
        synchronized (this) {
            urgent.add(answer(command, StandardCause.ACTIVATION_CONFIRM, origin));
            interrogation.clear();
            interrogation.add(telegrams.positionRound(cause));
            interrogation.add(telegrams.analogRound(cause));
            endOfInterrogation = Optional.of(answer(command, StandardCause.ACTIVATION_TERMINATION, origin));
        }
        moreToSend();
    }

    private static InterrogationCommand answer(InterrogationCommand command, StandardCause cause, byte origin) {
        return new InterrogationCommand(
                new ASDUHeader(new CauseOfTransmission(cause, origin), Telegrams.STATION),
                command.getQualifierOfInterrogation());
    }

    private void read(ReadCommand command) {
        Optional<Point> point =
                points.byAddress(command.getInformationObjectAddress().getAddress());
        boolean known = command.getHeader().getAsduAddress().equals(Telegrams.STATION) && point.isPresent();
        send(
                known
                        ? telegrams.single(new CauseOfTransmission(StandardCause.REQUEST), point.get())
                        : command.mirror(StandardCause.UNKNOWN_INFORMATION_OBJECT_ADDRESS, true));
    }

    private void send(Object message) {
        synchronized (this) {
            urgent.add(message);
        }
        moreToSend();
    }

    private void moreToSend() {
        ChannelHandlerContext now = context;
        if (now != null) {
            now.writeAndFlush(MessageSource.NOTIFY_TOKEN);
        }
    }
}
