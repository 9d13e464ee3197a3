package org.legacy.estate.meters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.legacy.estate.city.Aspect;
import org.legacy.estate.city.Dice;

/**
 * Finds out which meters have lost or got back their supply since it last looked, and lets them speak a few at a time, as
 * concentrators do. Where supply is back before the last gasp got its turn, the meter rode it out and says neither.
 */
final class SupplyMonitor {

    /** Four in a hundred last gasps are lost; power-ups are repeated until they are heard. */
    static final int LOST_PER_MILLE = 40;

    private static final long ROLLS_OF_A_METER = 4_000_037;

    private final Meters meters;
    private final Dice dice;
    private final Clock clock;
    /** How often each meter has gasped, so that each of its gasps has a roll of its own. */
    private final Map<Integer, Integer> gasps = new HashMap<>();

    private final Map<Integer, SupplyEvent> waiting = new LinkedHashMap<>();
    private Map<Integer, Instant> dark;

    /** Whoever is dark already has gasped long ago. */
    SupplyMonitor(Meters meters, Dice dice, Clock clock) {
        this.meters = meters;
        this.dice = dice;
        this.clock = clock;
        this.dark = meters.dark();
    }

    /** Notices what has changed. */
    void look() {
        Map<Integer, Instant> before = dark;
        Map<Integer, Instant> now = meters.dark();
        dark = now;
        Instant moment = clock.instant();
        now.forEach((account, since) -> {
            if (!before.containsKey(account)) {
                await(SupplyEvent.lastGasp(account, since));
            }
        });
        before.keySet().stream()
                .filter(account -> !now.containsKey(account) && meters.speaks(account))
                .forEach(account -> await(SupplyEvent.powerUp(account, moment)));
    }

    private void await(SupplyEvent event) {
        if (waiting.remove(event.account()) == null) {
            waiting.put(event.account(), event);
        }
    }

    boolean hasMore() {
        return !waiting.isEmpty();
    }

    /** The next ones to speak, those that nobody will hear among them; each is logged. */
    List<SupplyEvent> next(int most) {
        List<SupplyEvent> speaking = new ArrayList<>();
        Iterator<SupplyEvent> line = waiting.values().iterator();
        while (line.hasNext() && speaking.size() < most) {
            SupplyEvent event = line.next();
            line.remove();
            SupplyEvent spoken = isLost(event) ? event.lostOnTheWay() : event;
            meters.log().add(spoken);
            speaking.add(spoken);
        }
        return speaking;
    }

    private boolean isLost(SupplyEvent event) {
        if (event.kind() == SupplyEvent.Kind.POWER_UP) {
            return false;
        }
        int gasp = gasps.merge(event.account(), 1, Integer::sum);
        return dice.happens(LOST_PER_MILLE, Aspect.METER_LINK, event.account() + gasp * ROLLS_OF_A_METER);
    }
}
