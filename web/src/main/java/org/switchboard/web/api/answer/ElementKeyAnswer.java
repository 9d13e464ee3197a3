package org.switchboard.web.api.answer;

import org.switchboard.network.model.ElementKey;

/** The source that describes a network element, and the key there. */
public record ElementKeyAnswer(String source, String key) {

    public static ElementKeyAnswer of(ElementKey key) {
        return new ElementKeyAnswer(key.source(), key.key());
    }
}
