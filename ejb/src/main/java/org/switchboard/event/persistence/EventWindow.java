package org.switchboard.event.persistence;

/**
 * The events that one snapshot shows and an earlier one did not. Whatever was committed between the two is in it,
 * whatever its transaction or its id, so that no reader that goes from window to window skips an event.
 *
 * @param seen the earlier snapshot
 * @param reading the later one
 * @param afterId only events with a greater id are still to be read
 * @param lastId no event of the window has a greater id
 */
public record EventWindow(String seen, String reading, long afterId, long lastId) {

    public boolean isRead() {
        return afterId >= lastId;
    }

    public EventWindow readTo(long id) {
        return new EventWindow(seen, reading, id, lastId);
    }
}
