package org.legacy.systems.meters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What meters have reported since the start: the last event of each, the oldest removed first, and how many there were. */
public final class SupplyLog {

    private static final int MOST_METERS = 100_000;

    private final Map<Integer, SupplyEvent> lastOfMeter = new LinkedHashMap<>();
    private long lastGasps;
    private long lostLastGasps;
    private long powerUps;

    /** @param lastGasps those that were lost included */
    public record Counts(long lastGasps, long lostLastGasps, long powerUps) {}

    synchronized void add(SupplyEvent event) {
        lastOfMeter.remove(event.account());
        lastOfMeter.put(event.account(), event);
        if (lastOfMeter.size() > MOST_METERS) {
            lastOfMeter.remove(lastOfMeter.keySet().iterator().next());
        }
        if (event.kind() == SupplyEvent.Kind.POWER_UP) {
            powerUps++;
        } else {
            lastGasps++;
            lostLastGasps += event.lost() ? 1 : 0;
        }
    }

    /** What the meter of an account has said last; empty when nothing, or too long ago to be remembered. */
    public synchronized Optional<SupplyEvent> lastOf(int account) {
        return Optional.ofNullable(lastOfMeter.get(account));
    }

    public synchronized Set<Integer> accounts() {
        return new TreeSet<>(lastOfMeter.keySet());
    }

    public synchronized Counts counts() {
        return new Counts(lastGasps, lostLastGasps, powerUps);
    }
}
