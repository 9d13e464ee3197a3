package org.switchboard.web.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;
import org.switchboard.agentdesk.TopicKind;
import org.switchboard.web.security.Caller;

/**
 * What the page refreshes when it is notified of a change. The page sends which rows it has in which version, and gets
 * only the others; the steps of the open order only when that order has changed.
 */
@Named
@RequestScoped
public class DispatchPage {

    private static final int MOST_ROWS = 1_000;

    @Inject
    Caller caller;

    @Inject
    DispatchBacking queue;

    @Inject
    OrderBacking order;

    @Inject
    WaitingTicketsBacking waiting;

    @Inject
    CallbacksBacking callbacks;

    private Set<String> had = Set.of();

    @PostConstruct
    void readRows() {
        String rows = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("have");
        had = rows == null ? Set.of() : new HashSet<>(Arrays.asList(rows.split(" ", MOST_ROWS)));
    }

    public void refresh() {
        queue.refresh();
        waiting.refresh();
        callbacks.refresh();
        Optional<Long> shown = order.shownVersion();
        order.refresh();
        if (!shown.equals(order.shownVersion())) {
            PrimeFaces.current().ajax().update("steps:next", "steps:assigning", "steps:expecting", "steps:ending");
        }
    }

    /** The lists of the page, of orders those of the areas for which the user is responsible, and the open order. */
    public String getTopics() {
        Set<String> areas = new TreeSet<>(caller.actor().areas());
        Stream<String> orders = areas.isEmpty()
                ? Stream.of(TopicKind.ORDER_QUEUE.of())
                : areas.stream().map(TopicKind.ORDER_QUEUE::of);
        Stream<String> lists =
                Stream.of(TopicKind.TICKET_QUEUE.of(), TopicKind.CALLBACK_QUEUE.of(), TopicKind.CREW_QUEUE.of());
        Stream<String> open = Stream.ofNullable(order.getOpen())
                .map(shown -> TopicKind.ORDER.of(shown.order().number()));
        return Stream.of(lists, orders, open).flatMap(topics -> topics).collect(Collectors.joining(" "));
    }

    /** Whether the browser shows this row as it is now. */
    public boolean has(String row, String version) {
        return had.contains(row + ':' + version);
    }
}
