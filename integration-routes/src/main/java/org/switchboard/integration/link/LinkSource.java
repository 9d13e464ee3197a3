package org.switchboard.integration.link;

/** A source that is listened to; Kamelets declare one as a bean and read from {@code link:} and its name. */
public interface LinkSource {

    /**
     * Connects.
     *
     * @throws LinkLost when the source cannot be reached, or refuses us
     */
    Link open() throws LinkLost, InterruptedException;

    /**
     * Connects so that nothing is different afterwards: neither is our place at the source moved, nor the link of the
     * running server disturbed. What such a link gives is never confirmed.
     *
     * @throws LinkLost when the source cannot be reached, or refuses us
     */
    default Link openForTrial() throws LinkLost, InterruptedException {
        return open();
    }
}
