package org.switchboard.workorder.model;

import java.util.List;
import java.util.Optional;

/**
 * A crew as the dispatcher sees it.
 *
 * @param source our own when a dispatcher keeps it here, else the crew system that reports it
 * @param state available, busy, off-duty, or the wording of its system
 * @param orders how many unrestored orders it has
 */
public record CrewView(
        long id,
        String source,
        String key,
        String name,
        List<String> skills,
        Optional<String> zone,
        Optional<String> telephone,
        Optional<String> state,
        long orders) {

    public CrewView {
        skills = List.copyOf(skills);
    }
}
