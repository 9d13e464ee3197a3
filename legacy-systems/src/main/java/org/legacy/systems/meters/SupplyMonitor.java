package org.legacy.systems.meters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.SeededRandom;

/**
 * Finds the meters whose supply changed since the last check, and gives their events a few at a time, as concentrators
 * do. A meter whose supply is restored before its last gasp is sent sends neither event.
 */
final class SupplyMonitor {

    /** Four in a hundred last gasps are lost; power-ups are repeated until they are received. */
    static final int LOST_PER_MILLE = 40;

    private static final long INDEXES_PER_METER = 4_000_037;

    private final Meters meters;
    private final SeededRandom random;
    private final Clock clock;
    /** How many last gasps each meter has sent, so that each has its own random value. */
    private final Map<Integer, Integer> lastGasps = new HashMap<>();

    private final Map<Integer, SupplyEvent> waiting = new LinkedHashMap<>();
    private Map<Integer, Instant> withoutSupply;

    /** Meters that are without supply at the start send no last gasp. */
    SupplyMonitor(Meters meters, SeededRandom random, Clock clock) {
        this.meters = meters;
        this.random = random;
        this.clock = clock;
        this.withoutSupply = meters.withoutSupply();
    }

    /** Finds what has changed. */
    void checkSupply() {
        Map<Integer, Instant> before = withoutSupply;
        Map<Integer, Instant> now = meters.withoutSupply();
        withoutSupply = now;
        Instant moment = clock.instant();
        now.forEach((account, since) -> {
            if (!before.containsKey(account)) {
                enqueue(SupplyEvent.lastGasp(account, since));
            }
        });
        before.keySet().stream()
                .filter(account -> !now.containsKey(account) && meters.isSmart(account))
                .forEach(account -> enqueue(SupplyEvent.powerUp(account, moment)));
    }

    private void enqueue(SupplyEvent event) {
        if (waiting.remove(event.account()) == null) {
            waiting.put(event.account(), event);
        }
    }

    boolean hasMore() {
        return !waiting.isEmpty();
    }

    /** The next events, including lost ones; each is logged. */
    List<SupplyEvent> next(int most) {
        List<SupplyEvent> due = new ArrayList<>();
        Iterator<SupplyEvent> events = waiting.values().iterator();
        while (events.hasNext() && due.size() < most) {
            SupplyEvent event = events.next();
            events.remove();
            SupplyEvent outcome = isLost(event) ? event.asLost() : event;
            meters.log().add(outcome);
            due.add(outcome);
        }
        return due;
    }

    private boolean isLost(SupplyEvent event) {
        if (event.kind() == SupplyEvent.Kind.POWER_UP) {
            return false;
        }
        int count = lastGasps.merge(event.account(), 1, Integer::sum);
        return random.happens(LOST_PER_MILLE, Aspect.METER_LINK, event.account() + count * INDEXES_PER_METER);
    }
}
