package org.switchboard.knowledge.model;

import java.util.Arrays;
import java.util.Locale;
import org.switchboard.shared.BusinessException;

/** For whom an article is written. */
public enum Audience {
    /** Customers, too. */
    PUBLIC,
    /** Everybody who is signed in. */
    AGENT,
    /** Who writes, reviews or supervises. */
    EXPERT;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** @throws BusinessException when there is no such audience */
    public static Audience named(String wireName) {
        return Arrays.stream(values())
                .filter(audience -> audience.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(
                        () -> new BusinessException("bad-article-field", "audience", wireName, "audience", wireName));
    }
}
