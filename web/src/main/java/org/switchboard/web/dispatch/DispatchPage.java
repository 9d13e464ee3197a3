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
import org.primefaces.PrimeFaces;

/**
 * What the page refreshes when it is notified of a change. The page sends which rows it has in which version, and gets
 * only the others; the steps of the open order only when that order has changed.
 */
@Named
@RequestScoped
public class DispatchPage {

    private static final int MOST_ROWS = 1_000;

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

    /** Whether the browser shows this row as it is now. */
    public boolean has(String row, String version) {
        return had.contains(row + ':' + version);
    }
}
