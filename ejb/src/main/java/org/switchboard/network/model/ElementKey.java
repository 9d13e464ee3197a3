package org.switchboard.network.model;

import java.util.Objects;

/** Names a network element from afar: the source that describes it, and the key there. */
public record ElementKey(String source, String key) {

    public ElementKey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
    }

    /** One text for both, as a form sends it; {@link #ofText} reads it. Names of sources have no slash. */
    public String text() {
        return source + '/' + key;
    }

    /** @throws IllegalArgumentException when it is no such text */
    public static ElementKey ofText(String text) {
        int end = text.indexOf('/');
        if (end < 0) {
            throw new IllegalArgumentException("no element: " + text);
        }
        return new ElementKey(text.substring(0, end), text.substring(end + 1));
    }
}
