package org.switchboard.network;

import java.util.Objects;

/** Names a network element from afar: the source that describes it, and the key there. */
public record ElementKey(String source, String key) {

    public ElementKey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
    }
}
