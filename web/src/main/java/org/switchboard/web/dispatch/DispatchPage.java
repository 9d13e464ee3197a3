package org.switchboard.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the page looks at anew when it is told of a change. */
@Named
@RequestScoped
public class DispatchPage {

    @Inject
    DispatchBacking queue;

    @Inject
    OrderBacking order;

    @Inject
    CallbacksBacking callbacks;

    public void refresh() {
        queue.refresh();
        order.refresh();
        callbacks.refresh();
    }
}
