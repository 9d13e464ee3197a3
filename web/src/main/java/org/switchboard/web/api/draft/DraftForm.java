package org.switchboard.web.api.draft;

import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.draft.Drafts;
import org.switchboard.draft.model.Draft;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/**
 * What is sent to save a draft.
 *
 * @param version the one that was read, 0 or nothing when there was none
 */
public record DraftForm(Map<String, String> fields, Long version) {

    Draft save(String matter, Drafts drafts, Actor user) {
        if (fields == null) {
            throw new ProblemException(Problem.badValue("fields", null, "required"));
        }
        return drafts.save(matter, fields, Optional.ofNullable(version).orElse(0L), user);
    }
}
