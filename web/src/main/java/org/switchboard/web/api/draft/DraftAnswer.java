package org.switchboard.web.api.draft;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.switchboard.draft.model.Draft;

/**
 * The text of a form that one user has begun.
 *
 * @param matter what the form is about, such as {@code call/customer/5}
 * @param fields name of the field and what was typed there; fields at their initial value are left out
 * @param version grows with each save; 0 when nothing was ever saved
 * @param savedAt empty when nothing was ever saved
 */
public record DraftAnswer(String matter, Map<String, String> fields, long version, Optional<Instant> savedAt) {

    public static DraftAnswer of(Draft draft) {
        return new DraftAnswer(draft.matter(), draft.fields(), draft.version(), draft.savedAt());
    }
}
