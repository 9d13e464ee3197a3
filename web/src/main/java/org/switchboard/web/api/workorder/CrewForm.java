package org.switchboard.web.api.workorder;

import java.util.List;
import java.util.Optional;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.workorder.model.CrewRegistration;
import org.switchboard.workorder.model.CrewView;

/** What is sent to keep or change a crew. */
public record CrewForm(String key, String name, List<String> skills, String zone, String telephone, String state) {

    CrewRegistration registration() {
        return new CrewRegistration(
                QueryValue.required("key", key),
                QueryValue.required("name", name),
                Optional.ofNullable(skills).orElse(List.of()),
                QueryValue.given(zone),
                QueryValue.given(telephone),
                QueryValue.given(state));
    }

    /** The crew with what was sent in place of what it was; its key stays. */
    CrewRegistration over(CrewView crew) {
        return new CrewRegistration(
                crew.key(),
                Optional.ofNullable(name).orElse(crew.name()),
                Optional.ofNullable(skills).orElse(crew.skills()),
                Optional.ofNullable(zone).or(crew::zone),
                Optional.ofNullable(telephone).or(crew::telephone),
                Optional.ofNullable(state).or(crew::state));
    }
}
