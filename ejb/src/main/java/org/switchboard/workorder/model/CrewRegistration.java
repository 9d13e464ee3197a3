package org.switchboard.workorder.model;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * A crew that the dispatchers keep themselves.
 *
 * @param key by which it is found again; the same key changes the same crew
 */
public record CrewRegistration(
        @NotBlank @Size(max = 100) String key,
        @NotBlank @Size(max = 200) String name,
        @NotNull List<@NotBlank @Size(max = 100) String> skills,
        @NotNull Optional<@Size(max = 200) String> zone,
        @NotNull Optional<@Size(max = 40) String> telephone,
        @NotNull Optional<@Size(max = 40) String> state) {

    public CrewRegistration {
        skills = List.copyOf(skills);
    }

    public CrewRegistration keyed(String known) {
        return new CrewRegistration(known, name, skills, zone, telephone, state);
    }
}
