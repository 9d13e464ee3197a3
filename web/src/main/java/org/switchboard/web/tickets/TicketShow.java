package org.switchboard.web.tickets;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.troubleticket.model.TicketCounts;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketFilter.Mark;
import org.switchboard.troubleticket.model.TicketGroup;

/** The filters of the list, as chips with how many open tickets each shows. */
public enum TicketShow {
    GROUP,
    MINE,
    OPEN,
    UNASSIGNED,
    URGENT,
    LIFE_SUPPORT,
    WITHOUT_ORDER,
    CALLBACK;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in the page's address and in the texts. */
    public String getCode() {
        return code;
    }

    static Optional<TicketShow> named(String code) {
        return Stream.of(values()).filter(show -> show.code.equals(code)).findFirst();
    }

    TicketFilter narrow(TicketFilter filter, String person, Set<TicketGroup> groups) {
        return switch (this) {
            case GROUP -> filter.ofGroups(groups);
            case MINE -> filter.ofPerson(person);
            case OPEN -> filter;
            case UNASSIGNED -> filter.bearing(Mark.UNASSIGNED);
            case URGENT -> filter.bearing(Mark.URGENT);
            case LIFE_SUPPORT -> filter.bearing(Mark.LIFE_SUPPORT);
            case WITHOUT_ORDER -> filter.bearing(Mark.WITHOUT_ORDER);
            case CALLBACK -> filter.bearing(Mark.CALLBACK_PROMISED);
        };
    }

    public long of(TicketCounts counts) {
        return switch (this) {
            case GROUP -> counts.group();
            case MINE -> counts.mine();
            case OPEN -> counts.open();
            case UNASSIGNED -> counts.unassigned();
            case URGENT -> counts.urgent();
            case LIFE_SUPPORT -> counts.lifeSupport();
            case WITHOUT_ORDER -> counts.withoutOrder();
            case CALLBACK -> counts.callback();
        };
    }
}
