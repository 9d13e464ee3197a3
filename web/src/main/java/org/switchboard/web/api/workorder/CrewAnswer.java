package org.switchboard.web.api.workorder;

import java.util.List;
import java.util.Optional;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.workorder.model.CrewView;

/**
 * A crew.
 *
 * @param source our own when a dispatcher keeps it here, else the crew system that reports it
 * @param state available, busy, off-duty, or the wording of its system
 * @param orders how many unrestored orders it has
 */
public record CrewAnswer(
        long id,
        String source,
        String key,
        String name,
        List<String> skills,
        Optional<String> zone,
        Optional<String> telephone,
        Optional<String> state,
        long orders)
        implements Answer {

    public static CrewAnswer of(CrewView crew) {
        return new CrewAnswer(
                crew.id(),
                crew.source(),
                crew.key(),
                crew.name(),
                crew.skills(),
                crew.zone(),
                crew.telephone(),
                crew.state(),
                crew.orders());
    }
}
