package org.switchboard.identity.matching;

/** How many records have a blocking key; anything above the largest block may be given as one more than that. */
@FunctionalInterface
public interface Holders {

    int of(long key);
}
