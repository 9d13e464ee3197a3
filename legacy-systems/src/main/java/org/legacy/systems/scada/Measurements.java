package org.legacy.systems.scada;

import java.time.Clock;
import java.time.Instant;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;
import org.legacy.systems.grid.FeederFlow;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.SwitchPosition;

/** Reads the points off the live grid. */
final class Measurements {

    private final City city;
    private final Grid grid;
    private final Clock clock;

    Measurements(City city, Grid grid, Clock clock) {
        this.city = city;
        this.grid = grid;
        this.clock = clock;
    }

    /** A position carries the moment of its last change. */
    Value<DoublePoint> position(Point point) {
        SwitchPosition position = grid.position(point.device());
        return new Value<>(
                position.open() ? DoublePoint.OFF : DoublePoint.ON,
                position.since().toEpochMilli(),
                QualityInformation.OK);
    }

    /** Currents in amperes, the voltage in kilovolts. */
    Value<Float> analog(Point point) {
        int feeder = point.device().index();
        Instant now = clock.instant();
        FeederFlow flow = grid.flow(feeder);
        double noise =
                city.random().fraction(Aspect.FEEDER_LOAD, point.address() * 100_003L + now.getEpochSecond() / 2) - 0.5;
        double value = point.quantity() == Point.Quantity.VOLTAGE_AB
                ? flow.energised() ? 10.35 + 0.12 * noise : 0
                : flow.customers() * amperesPerCustomer(feeder, now) * (1 + 0.04 * noise + unbalance(point));
        return new Value<>((float) value, now.toEpochMilli(), QualityInformation.OK);
    }

    /** A daily curve: least at four in the morning, most at eight in the evening. */
    private double amperesPerCustomer(int feeder, Instant now) {
        double hour = LocalTime.of(now).toLocalTime().toSecondOfDay() / 3600.0;
        double curve = 0.75 + 0.25 * Math.cos((hour - 20) / 24 * 2 * Math.PI);
        return (0.08 + 0.04 * city.random().fraction(Aspect.FEEDER_LOAD, feeder)) * curve;
    }

    private static double unbalance(Point point) {
        return switch (point.quantity()) {
            case CURRENT_A -> 0.02;
            case CURRENT_C -> -0.03;
            default -> 0;
        };
    }
}
