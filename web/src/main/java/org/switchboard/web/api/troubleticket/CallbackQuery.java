package org.switchboard.web.api.troubleticket;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.web.api.list.QueryValue;

/** The query of a list of agreed callbacks as the states that are asked for. */
final class CallbackQuery {

    private static final String EVERY_STATE = "all";

    private CallbackQuery() {}

    static Set<CallbackState> states(String names) {
        Optional<String> given = QueryValue.given(names);
        if (given.filter(EVERY_STATE::equalsIgnoreCase).isPresent()) {
            return EnumSet.allOf(CallbackState.class);
        }
        return given.map(each -> Arrays.stream(each.split(","))
                        .map(name -> QueryValue.oneOf(
                                "state", name.strip(), List.of(CallbackState.values()), CallbackState::wireName))
                        .collect(Collectors.toSet()))
                .orElse(CallbackState.WAITING);
    }
}
