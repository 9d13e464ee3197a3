package org.switchboard.draft.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a form that one user has begun.
 *
 * @param matter what the form is about, such as {@code call/customer/5}
 * @param fields name of the field and what was typed there; fields at their initial value are left out
 * @param version grows with each save; 0 when nothing was ever saved
 * @param savedAt empty when nothing was ever saved
 */
public record Draft(String matter, Map<String, String> fields, long version, Optional<Instant> savedAt) {

    public Draft {
        fields = Map.copyOf(fields);
    }

    public static Draft none(String matter) {
        return new Draft(matter, Map.of(), 0, Optional.empty());
    }
}
