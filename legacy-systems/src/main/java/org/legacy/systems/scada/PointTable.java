package org.legacy.systems.scada;

import java.util.Optional;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Network;

/**
 * Which addresses exist and what they mean. Four addresses per feeder for positions (breaker, first line switch, none,
 * tie of the pair), and four for analogs. The second line switch and the fuses are manual and have no telemetry.
 */
public final class PointTable {

    /** Common address of the one station. */
    public static final int STATION = 1;

    static final int FIRST_ANALOG = 16_385;
    private static final int POSITIONS_OF_PAIR = 5;
    private static final int POINTS_OF_PAIR = 13;

    private final Network network;

    public PointTable(Network network) {
        this.network = network;
        if (4 * network.feeders() >= FIRST_ANALOG) {
            throw new IllegalArgumentException("More feeders than the addresses of the station can hold.");
        }
    }

    public int count() {
        return network.feeders() / 2 * POINTS_OF_PAIR;
    }

    /** The point with this ordinal, from 0: for each pair of feeders first its positions, then its analogs. */
    public Point at(int ordinal) {
        int pair = ordinal / POINTS_OF_PAIR;
        int place = ordinal % POINTS_OF_PAIR;
        int feeder = 2 * pair;
        return switch (place) {
            case 0 -> breaker(feeder);
            case 1 -> lineSwitch(feeder);
            case 2 -> tie(feeder);
            case 3 -> breaker(feeder + 1);
            case 4 -> lineSwitch(feeder + 1);
            default -> analog(feeder + (place - POSITIONS_OF_PAIR) / 4, (place - POSITIONS_OF_PAIR) % 4);
        };
    }

    /** Where {@link #at} has a point, whatever device it belongs to. */
    public int ordinalOf(Point point) {
        int feeder = feederOf(point);
        int start = feeder / 2 * POINTS_OF_PAIR;
        int second = feeder % 2;
        return start
                + switch (point.quantity()) {
                    case POSITION ->
                        switch (point.device().type()) {
                            case BREAKER -> 3 * second;
                            case LINE_SWITCH -> 3 * second + 1;
                            default -> 2;
                        };
                    default -> POSITIONS_OF_PAIR + 4 * second + point.quantity().ordinal() - 1;
                };
    }

    public Optional<Point> byAddress(int address) {
        boolean isAnalog = address >= FIRST_ANALOG;
        int place = address - (isAnalog ? FIRST_ANALOG : 1);
        int feeder = place / 4;
        if (place < 0 || feeder >= network.feeders()) {
            return Optional.empty();
        }
        if (isAnalog) {
            return Optional.of(analog(feeder, place % 4));
        }
        return switch (place % 4) {
            case 0 -> Optional.of(breaker(feeder));
            case 1 -> Optional.of(lineSwitch(feeder));
            case 3 -> feeder % 2 == 0 ? Optional.of(tie(feeder)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The position of a switch, if it is telemetered. */
    public Optional<Point> positionOf(Device device) {
        return switch (device.type()) {
            case BREAKER -> Optional.of(breaker(device.index()));
            case LINE_SWITCH ->
                device.index() % 2 == 0 ? Optional.of(lineSwitch(device.index() / 2)) : Optional.empty();
            case TIE_SWITCH -> Optional.of(tie(2 * device.index()));
            default -> Optional.empty();
        };
    }

    private int feederOf(Point point) {
        return network.feederOf(point.device()).orElseThrow();
    }

    private static Point breaker(int feeder) {
        return new Point(4 * feeder + 1, new Device(DeviceType.BREAKER, feeder), Point.Quantity.POSITION);
    }

    private static Point lineSwitch(int feeder) {
        return new Point(4 * feeder + 2, new Device(DeviceType.LINE_SWITCH, 2 * feeder), Point.Quantity.POSITION);
    }

    private static Point tie(int feeder) {
        return new Point(4 * feeder + 4, new Device(DeviceType.TIE_SWITCH, feeder / 2), Point.Quantity.POSITION);
    }

    private static Point analog(int feeder, int place) {
        return new Point(
                FIRST_ANALOG + 4 * feeder + place,
                new Device(DeviceType.BREAKER, feeder),
                Point.Quantity.values()[place + 1]);
    }
}
