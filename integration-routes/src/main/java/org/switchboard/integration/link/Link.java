package org.switchboard.integration.link;

/** One connection to a source that pushes data, from its opening until it is lost. Used by one thread. */
public interface Link extends AutoCloseable {

    /**
     * What the source says next, as soon as there is something. An empty batch after a silence says that the link was
     * seen to be established.
     *
     * @throws LinkLost when nothing more is to be expected of this link
     */
    Batch next() throws LinkLost, InterruptedException;

    /** What was delivered and not confirmed is delivered again by the next link. */
    @Override
    void close();
}
