package org.switchboard.event;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventWindow;

/**
 * Reads for one listener of this node, from its start on. The position is in memory: a node that starts makes its screens
 * and caches anew. When a read fails, the position stays where the round began. Then no event is missed, and events that
 * the listener got in that round are repeated. Used by one thread.
 */
public final class BroadcastReader {

    private static final Logger LOG = Logger.getLogger(BroadcastReader.class.getName());

    private static final int MAX_AT_ONCE = 500;

    private final BroadcastListener listener;
    private final EventLogTable log;
    private String seen;
    private volatile boolean stopped;

    BroadcastReader(BroadcastListener listener, EventLogTable log) {
        this.listener = listener;
        this.log = log;
    }

    /** From now on the listener gets what is committed. */
    void start() {
        if (seen == null) {
            seen = log.snapshot();
        }
    }

    void stop() {
        stopped = true;
    }

    /** Gives the listener all events that were committed since the last call that did not fail. */
    void round() {
        start();
        EventWindow window = log.windowAfter(seen);
        while (!window.isRead() && !stopped) {
            List<LoggedEvent> events = log.read(window, listener.types(), MAX_AT_ONCE);
            if (!events.isEmpty()) {
                deliver(events);
            }
            boolean last = events.size() < MAX_AT_ONCE;
            window = window.readTo(
                    last ? window.lastId() : events.get(events.size() - 1).id());
        }
        if (!stopped) {
            seen = window.reading();
        }
    }

    private void deliver(List<LoggedEvent> events) {
        try {
            listener.published(events);
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(
                    Level.WARNING,
                    "event broadcast failed, events not delivered again events=" + events.size(),
                    failure);
        }
    }
}
