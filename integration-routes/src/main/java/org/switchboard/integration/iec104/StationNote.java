package org.switchboard.integration.iec104;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator should know about a station: telegrams that are not read, a refused interrogation, and other common
 * addresses than the one that is wanted. Counts are renewed once a minute, so that a note is not written for each telegram.
 */
final class StationNote {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int GENERAL_INTERROGATION = 100;
    private static final int FIRST_UNKNOWN = 44;
    private static final int LAST_UNKNOWN = 47;
    private static final int MOST = 20;

    private final int wantedAddress;
    private final Map<Integer, Long> unread = new TreeMap<>();
    private final Set<Integer> otherAddresses = new TreeSet<>();
    private long test;
    private Optional<String> refusal = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private int kinds;
    private Instant renewedAt = Instant.MIN;

    /** @param wantedAddress 0 for every one */
    StationNote(int wantedAddress) {
        this.wantedAddress = wantedAddress;
    }

    synchronized void unread(int type) {
        if (unread.size() < MOST || unread.containsKey(type)) {
            unread.merge(type, 1L, Long::sum);
        }
    }

    synchronized void isTest() {
        test++;
    }

    synchronized void otherAddress(int address) {
        if (otherAddresses.size() < MOST) {
            otherAddresses.add(address);
        }
    }

    /** Confirmations, refusals and ends of what was asked. */
    synchronized void answered(Telegram telegram) {
        boolean unknown = telegram.cause() >= FIRST_UNKNOWN && telegram.cause() <= LAST_UNKNOWN;
        if (telegram.isRefusal() || unknown) {
            String what = telegram.type() == GENERAL_INTERROGATION ? "general interrogation" : "counter interrogation";
            refusal = Optional.of("The station refuses the " + what + " of common address " + telegram.commonAddress()
                    + " (cause " + telegram.cause() + reason(telegram.cause()) + ").");
        }
    }

    private static String reason(int cause) {
        return switch (cause) {
            case 44 -> ", unknown type";
            case 45 -> ", unknown cause";
            case 46 -> ", unknown common address";
            case 47 -> ", unknown object address";
            default -> "";
        };
    }

    synchronized Optional<String> sentence(Instant now) {
        int present = unread.size() + otherAddresses.size() + (refusal.isPresent() ? 1 : 0) + (test > 0 ? 1 : 0);
        if (present != kinds || !renewedAt.plus(PERIOD).isAfter(now)) {
            kinds = present;
            renewedAt = now;
            shown = Optional.of(Stream.of(refusal, others(), notRead(), tests())
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" ")))
                    .filter(text -> !text.isEmpty());
        }
        return shown;
    }

    private Optional<String> others() {
        return otherAddresses.isEmpty()
                ? Optional.empty()
                : Optional.of("The station speaks as common address "
                        + otherAddresses.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + "; only " + wantedAddress + " is read.");
    }

    private Optional<String> notRead() {
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of("Telegrams that are not read: "
                        + unread.entrySet().stream()
                                .map(type -> type.getValue() + " of type " + type.getKey())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private Optional<String> tests() {
        return test == 0 ? Optional.empty() : Optional.of(test + " test telegrams were left out.");
    }
}
