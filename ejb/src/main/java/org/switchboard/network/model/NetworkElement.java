package org.switchboard.network.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A power system resource (IEC CIM 61970): substation, feeder, switch, transformer, service point, or a telecom node.
 *
 * @param normallyOpen for switches: open in the normal state of the network
 */
public record NetworkElement(
        String source,
        String key,
        Instant changedAt,
        String kind,
        String name,
        Optional<Boolean> normallyOpen,
        Optional<Double> longitude,
        Optional<Double> latitude) {

    public static final String TRANSFORMER = "transformer";

    private static final Set<String> SWITCHING_KINDS = Set.of("breaker", "switch", "fuse");

    /** Elements that feed several customers; a meter that is recorded at one of them is not the only one there. */
    public static final Set<String> SHARED_KINDS =
            Set.of("substation", "feeder", "breaker", "switch", "fuse", TRANSFORMER, "line", "olt", "splitter");

    /** By which orders, tickets and counts name it. */
    public ElementKey elementKey() {
        return new ElementKey(source, key);
    }

    public boolean isShared() {
        return SHARED_KINDS.contains(kind);
    }

    /** Can be open or closed. */
    public boolean isSwitch() {
        return SWITCHING_KINDS.contains(kind);
    }
}
