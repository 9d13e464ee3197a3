package org.switchboard.event;

import java.util.Set;

/** A group of readers, one in the whole cluster at a time. Every node registers it with the same name. */
public interface EventConsumer extends EventHandler {

    /** Unique, and never changed: the group's position is stored under it. */
    String group();

    /** The types that it handles; it passes all others. */
    Set<String> types();

    default GroupSettings settings() {
        return GroupSettings.DEFAULT;
    }
}
