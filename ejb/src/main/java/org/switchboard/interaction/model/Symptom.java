package org.switchboard.interaction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The reason for a call in the caller's words, as an agent picks it first and as programs name it. */
public enum Symptom {
    /** Nothing in the premises has supply. */
    NO_SUPPLY("no-supply"),
    /** Some rooms or one phase have no supply. */
    PART_OF_PREMISES("part-of-premises"),
    /** Lights flicker, or the voltage is low. */
    LOW_VOLTAGE("low-voltage"),
    /** A wire down, smoke, gas, a person at risk. */
    DANGER("danger"),
    BILL("bill"),
    PAYMENT("payment"),
    OTHER("other");

    private static final List<Symptom> WORST_FIRST =
            List.of(DANGER, NO_SUPPLY, PART_OF_PREMISES, LOW_VOLTAGE, OTHER, BILL, PAYMENT);

    private static final Set<Symptom> OF_SUPPLY = EnumSet.of(NO_SUPPLY, PART_OF_PREMISES, LOW_VOLTAGE, DANGER);

    private final String wireName;

    Symptom(String wireName) {
        this.wireName = wireName;
    }

    /** The code in the API and in the database. */
    public String wireName() {
        return wireName;
    }

    /** Empty for a code that is none of ours. */
    public static Optional<Symptom> fromWire(String code) {
        return Stream.of(values())
                .filter(symptom -> symptom.wireName.equals(code))
                .findFirst();
    }

    /** The caller complains of the supply, not of a bill or anything else. */
    public boolean concernsSupply() {
        return OF_SUPPLY.contains(this);
    }

    /** Which of two reports is to be seen to first. */
    public Symptom worse(Symptom other) {
        return WORST_FIRST.indexOf(other) < WORST_FIRST.indexOf(this) ? other : this;
    }

    public boolean concernsAccount() {
        return this == BILL || this == PAYMENT;
    }
}
