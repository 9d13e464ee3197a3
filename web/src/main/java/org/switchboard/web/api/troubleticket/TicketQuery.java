package org.switchboard.web.api.troubleticket;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.troubleticket.TicketSearch;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/** The query of a list of tickets as a filter. */
final class TicketQuery {

    private static final String EVERY_STATE = "all";
    private static final String OPEN = "open";

    private TicketQuery() {}

    static TicketFilter filter(
            String q, String state, String owner, String category, String group, TicketSearch search, Actor actor) {
        TicketFilter filter = TicketFilter.ALL.in(states(state));
        Optional<String> user = QueryValue.given(owner);
        filter = user.isPresent() ? filter.ownedBy(user.get()) : filter;
        Optional<String> kind = QueryValue.given(category);
        filter = kind.isPresent() ? filter.of(TicketForm.category(kind.get())) : filter;
        Optional<String> queue = QueryValue.given(group);
        filter = queue.isPresent()
                ? filter.ofGroups(Set.of(
                        QueryValue.oneOf("group", queue.get(), List.of(TicketGroup.values()), TicketGroup::wireName)))
                : filter;
        Optional<String> typed = QueryValue.given(q);
        return typed.isPresent() ? filter.asking(search.question(checked(typed.get()), actor)) : filter;
    }

    private static String checked(String typed) {
        if (typed.indexOf(0) >= 0) {
            throw new ProblemException(Problem.badValue("q", typed, "other"));
        }
        return typed;
    }

    private static Set<TicketState> states(String names) {
        String given = QueryValue.given(names).orElse(OPEN);
        if (given.equalsIgnoreCase(EVERY_STATE)) {
            return EnumSet.allOf(TicketState.class);
        }
        return given.equalsIgnoreCase(OPEN)
                ? TicketState.OPEN
                : Arrays.stream(given.split(","))
                        .map(name -> QueryValue.oneOf(
                                "state", name.strip(), List.of(TicketState.values()), TicketState::wireName))
                        .collect(Collectors.toSet());
    }
}
