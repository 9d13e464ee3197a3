package org.switchboard.source;

import java.util.concurrent.ThreadFactory;

/**
 * Of several nodes one reads the sources that are polled or listened to; this gives whether this node does. What is pushed
 * needs no leader.
 */
public interface PollingLeadership {

    /** It is this node, and that was certain a moment ago. */
    boolean isHeld();

    /** From now on this node is willing to lead. */
    void seek(ThreadFactory threads);

    /** Lets another node lead. */
    void release();
}
