package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.persistence.TicketQueries;

/** Reads tickets: one with its history, or a page of those that a filter lets through, newest first. */
@ApplicationScoped
public class TicketLists {

    public static final int LARGEST_PAGE = 200;

    private TicketQueries queries;

    protected TicketLists() {
        // for the container's proxy
    }

    @Inject
    public TicketLists(TicketQueries queries) {
        this.queries = queries;
    }

    /** @throws NotFoundException when there is no such ticket */
    @Transactional
    public TicketDetails details(long id) {
        TicketView ticket = queries.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
        return new TicketDetails(ticket, queries.calls(id), queries.history(id));
    }

    @Transactional
    public Optional<TicketView> find(@NotBlank String number) {
        return queries.find(number);
    }

    /** @param limit at most {@link #LARGEST_PAGE} */
    @Transactional
    public Page<TicketView> page(@NotNull TicketFilter filter, int limit, @NotNull Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                queries.list(filter, Page.position(cursor, Long.MAX_VALUE), size + 1),
                size,
                last -> String.valueOf(last.id()));
    }

    /** For TM Forum callers, who page by offset; a cursor costs less the further back one goes. */
    @Transactional
    public List<TicketView> skipping(@NotNull TicketFilter filter, @PositiveOrZero int offset, int limit) {
        return queries.skipping(filter, offset, Page.size(limit, LARGEST_PAGE));
    }

    /** How many tickets the filter lets through. */
    @Transactional
    public long count(@NotNull TicketFilter filter) {
        return queries.count(filter);
    }
}
