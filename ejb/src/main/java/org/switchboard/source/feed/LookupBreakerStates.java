package org.switchboard.source.feed;

import java.util.List;

/** Port: what makes the live look-ups. */
public interface LookupBreakerStates {

    /** Of every look-up that was asked for since this node started, by source and look-up. */
    List<LookupBreaker> all();
}
