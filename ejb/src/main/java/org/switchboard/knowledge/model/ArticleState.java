package org.switchboard.knowledge.model;

import java.util.Arrays;
import java.util.Locale;
import org.switchboard.shared.BusinessException;

/** The state of one edition of an article: being written, what agents read, or of the past. */
public enum ArticleState {
    DRAFT,
    PUBLISHED,
    RETIRED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** @throws BusinessException when there is no such state */
    public static ArticleState named(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-state", "state", wireName, wireName));
    }
}
