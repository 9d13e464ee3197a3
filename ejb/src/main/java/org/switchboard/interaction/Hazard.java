package org.switchboard.interaction;

import java.util.Optional;
import java.util.stream.Stream;

/** A danger that a caller reports; each makes a ticket as urgent as it can be. */
public enum Hazard {
    /** A conductor on the ground, hanging low or broken. */
    WIRE_DOWN("wire-down"),
    /** A damaged or open cabinet, pole, cable or meter box with live parts within reach. */
    EXPOSED_EQUIPMENT("exposed-equipment"),
    SPARKS("sparks"),
    SMOKE("smoke"),
    FIRE("fire"),
    GAS_SMELL("gas-smell"),
    /** Somebody received an electric shock. */
    ELECTRIC_SHOCK("electric-shock"),
    /** In a lift, under a wire, in a vehicle that a wire touches. */
    TRAPPED_PERSON("trapped-person"),
    FLOODING("flooding");

    private final String wireName;

    Hazard(String wireName) {
        this.wireName = wireName;
    }

    /** The code in the API and in the database. */
    public String wireName() {
        return wireName;
    }

    /** Empty for a code that is none of ours. */
    public static Optional<Hazard> fromWire(String code) {
        return Stream.of(values())
                .filter(hazard -> hazard.wireName.equals(code))
                .findFirst();
    }
}
