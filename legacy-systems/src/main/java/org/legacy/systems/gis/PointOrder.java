package org.legacy.systems.gis;

import java.time.Instant;
import org.legacy.systems.scada.Point;
import org.legacy.systems.scada.PointTable;

/** The telemetry points in the order of their feeders. */
final class PointOrder implements FeatureLog.Origin<Point> {

    private final PointTable table;
    private final EvenHistory history;

    PointOrder(PointTable table, Instant generatedAt) {
        this.table = table;
        this.history = EvenHistory.until(generatedAt, table.count());
    }

    @Override
    public int size() {
        return table.count();
    }

    @Override
    public Point keyAt(int position) {
        return table.at(position);
    }

    @Override
    public int positionOf(Point point) {
        return table.ordinalOf(point);
    }

    @Override
    public Instant updatedAt(int position) {
        return history.at(position);
    }
}
