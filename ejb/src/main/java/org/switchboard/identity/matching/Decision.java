package org.switchboard.identity.matching;

/** What follows from comparing two records. */
public enum Decision {
    /** One customer, by an exact key. */
    EXACT,
    /** One customer, by the score. */
    MATCH,
    /** A person has to look. */
    REVIEW,
    NO;

    public boolean joins() {
        return this == EXACT || this == MATCH;
    }
}
