package org.switchboard.identity.matching;

/** How many records have a blocking key; anything above the largest block may be given as one more than that. */
@FunctionalInterface
public interface Holders {

    int of(long key);

    /** Whether people of several names at several places have the key: a landlord's number, a reception desk. */
    default boolean areStrangers(long key) {
        return false;
    }
}
