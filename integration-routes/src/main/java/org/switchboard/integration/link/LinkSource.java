package org.switchboard.integration.link;

/** A source that is listened to; Kamelets declare one as a bean and read from {@code link:} and its name. */
public interface LinkSource {

    /**
     * Connects.
     *
     * @throws LinkLost when the source cannot be reached, or refuses us
     */
    Link open() throws LinkLost, InterruptedException;
}
