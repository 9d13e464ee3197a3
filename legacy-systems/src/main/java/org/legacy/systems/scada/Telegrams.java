package org.legacy.systems.scada;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DoublePointInformationTimeSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MeasuredValueShortFloatingPointTimeSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.CauseOfTransmission;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationEntry;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.StandardCause;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.legacy.systems.city.Network;

/** Makes messages of points, as many values in one as fit, each value read at the moment of sending. */
final class Telegrams {

    static final ASDUAddress STATION = ASDUAddress.valueOf(PointTable.STATION);

    /** 243 octets for objects of 11 octets: address, position, time. */
    static final int POSITIONS_IN_MESSAGE = 20;

    /** 243 octets for objects of 15 octets: address, value, quality, time. */
    private static final int ANALOGS_IN_MESSAGE = 16;

    private final Network network;
    private final PointTable points;
    private final Measurements measurements;

    Telegrams(Network network, PointTable points, Measurements measurements) {
        this.network = network;
        this.points = points;
        this.measurements = measurements;
    }

    /** A contact that bounces: a position that a switch seems to take at a moment. */
    record Bounce(Point point, boolean open, Instant at) {}

    /** All points of one kind, a message at a time. */
    final class Round {
        private final boolean analogs;
        private final CauseOfTransmission cause;
        private int next;

        private Round(boolean analogs, CauseOfTransmission cause) {
            this.analogs = analogs;
            this.cause = cause;
            skipUnused();
        }

        boolean over() {
            return next >= addresses();
        }

        /** The next message of a round that is not over. */
        Object message() {
            List<Point> batch = new ArrayList<>();
            int most = analogs ? ANALOGS_IN_MESSAGE : POSITIONS_IN_MESSAGE;
            while (!over() && batch.size() < most) {
                point().ifPresent(batch::add);
                next++;
                skipUnused();
            }
            return analogs ? analogs(cause, batch) : positions(cause, batch);
        }

        private void skipUnused() {
            while (!over() && point().isEmpty()) {
                next++;
            }
        }

        private Optional<Point> point() {
            return points.byAddress((analogs ? PointTable.FIRST_ANALOG : 1) + next);
        }

        private int addresses() {
            return 4 * network.feeders();
        }
    }

    Round positionRound(CauseOfTransmission cause) {
        return new Round(false, cause);
    }

    Round analogRound(CauseOfTransmission cause) {
        return new Round(true, cause);
    }

    /** One point, whatever it is. */
    Object single(CauseOfTransmission cause, Point point) {
        return point.quantity() == Point.Quantity.POSITION
                ? positions(cause, List.of(point))
                : analogs(cause, List.of(point));
    }

    Object analogs(CauseOfTransmission cause, List<Point> batch) {
        List<InformationEntry<Float>> entries = batch.stream()
                .map(point -> new InformationEntry<>(address(point), measurements.analog(point)))
                .toList();
        return MeasuredValueShortFloatingPointTimeSingle.create(new ASDUHeader(cause, STATION), entries);
    }

    private Object positions(CauseOfTransmission cause, List<Point> batch) {
        return doublePoints(
                cause,
                batch.stream()
                        .map(point -> new InformationEntry<>(address(point), measurements.position(point)))
                        .toList());
    }

    /** Positions with moments of their own, whatever the switches truly do; at most {@link #POSITIONS_IN_MESSAGE}. */
    Object bounces(List<Bounce> batch) {
        return doublePoints(
                new CauseOfTransmission(StandardCause.SPONTANEOUS),
                batch.stream()
                        .map(bounce -> new InformationEntry<>(
                                address(bounce.point()),
                                new Value<>(
                                        bounce.open() ? DoublePoint.OFF : DoublePoint.ON,
                                        bounce.at().toEpochMilli(),
                                        QualityInformation.OK)))
                        .toList());
    }

    private static Object doublePoints(CauseOfTransmission cause, List<InformationEntry<DoublePoint>> entries) {
        return DoublePointInformationTimeSingle.create(new ASDUHeader(cause, STATION), entries);
    }

    /** How many information objects a message contains. */
    static int objectsIn(Object message) {
        if (message instanceof DoublePointInformationTimeSingle positions) {
            return positions.getEntries().size();
        }
        return message instanceof MeasuredValueShortFloatingPointTimeSingle analogs
                ? analogs.getEntries().size()
                : 0;
    }

    private static InformationObjectAddress address(Point point) {
        return InformationObjectAddress.valueOf(point.address());
    }
}
