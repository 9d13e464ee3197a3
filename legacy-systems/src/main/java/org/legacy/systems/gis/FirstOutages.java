package org.legacy.systems.gis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Network;

/** The outages that every start finds: one plan running, three to come, and one known fault. */
public final class FirstOutages {

    private final Network network;
    private final int firstFeeder;

    public FirstOutages(City city) {
        this.network = city.network();
        this.firstFeeder = city.random().below(network.feeders(), Aspect.OUTAGE, 0);
    }

    /** Enters them all, dated relative to the start. */
    public void enter(OutageBook book, Instant start) {
        int last = network.size().transformersPerFeeder() - 1;
        plan(book, 1, transformer(0, last), start.minus(Duration.ofHours(1)), 5, "配电变压器更换", start);
        plan(book, 2, transformer(1, last - 1), morning(start, 1), 4, "低压线路改造", start);
        plan(book, 3, transformer(2, 1), morning(start, 3), 6, "配电室检修", start);
        plan(book, 4, transformer(3, last), morning(start, 6), 3, "树障清理", start);
        Device fuse = network.fuseOf(transformer(1, 0).index()).orElseThrow();
        book.enter(
                new KnownOutage(
                        "UO-00001",
                        fuse,
                        start.minus(Duration.ofMinutes(50)),
                        Optional.of(start.plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES)),
                        Optional.empty(),
                        "02",
                        "雷击造成支线熔断器熔断",
                        1,
                        KnownOutage.OPEN,
                        true),
                start);
    }

    private void plan(OutageBook book, int number, Device device, Instant from, int hours, String reason, Instant at) {
        book.enter(
                new PlannedOutage(
                        String.format("PO-%05d", number),
                        List.of(device),
                        from.truncatedTo(ChronoUnit.MINUTES),
                        from.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(hours)),
                        reason,
                        PlannedOutage.APPROVED),
                at);
    }

    private Instant morning(Instant start, int daysLater) {
        return LocalTime.of(start)
                .toLocalDate()
                .plusDays(daysLater)
                .atTime(8, 30)
                .atZone(LocalTime.ZONE)
                .toInstant();
    }

    /** A transformer near this place of a feeder that serves anybody; the feeders are spread over the city. */
    private Device transformer(int nth, int place) {
        int feeder = (firstFeeder + nth * Math.max(1, network.feeders() / 4)) % network.feeders();
        int each = network.size().transformersPerFeeder();
        int transformer = feeder * each + place;
        while (network.servicePointsOfTransformer(transformer).size() == 0) {
            transformer = (transformer + 1) % network.count(DeviceType.TRANSFORMER);
        }
        return new Device(DeviceType.TRANSFORMER, transformer);
    }
}
