package org.switchboard.access.model;

import java.time.Duration;

/**
 * What repeated wrong passwords cost: from the last free one on, each further one doubles the wait, from one second up to the
 * longest.
 *
 * @param free how many cost nothing, less one
 */
public record ThrottleRule(int free, Duration longest) {

    /** Of one name from one network. */
    public static final ThrottleRule NAME_AND_NETWORK = new ThrottleRule(5, Duration.ofMinutes(5));

    /** Of one name from a network where its user has signed in before: slow for a guesser, and not shut for the user. */
    public static final ThrottleRule KNOWN_NETWORK = new ThrottleRule(5, Duration.ofSeconds(15));

    /** Of one name from all networks that are not known of it. */
    public static final ThrottleRule NAME = new ThrottleRule(20, Duration.ofMinutes(5));

    /** Of one network, with names of which it is not known. */
    public static final ThrottleRule NETWORK = new ThrottleRule(100, Duration.ofMinutes(1));
}
