package org.switchboard.web.dispatch;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.workorder.Restoration;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.model.StillDarkException;

/** Marks the open order as restored, and asks once when meters or switches below it read without supply. */
@Named("restoring")
@ViewScoped
@ReportsBusinessExceptions
public class RestoringBacking implements Serializable {

    @Inject
    Restoration restoration;

    @Inject
    OrderBacking order;

    @Inject
    Screens screens;

    private transient StillDark asked;
    private Long askedAbout;

    public void restore() {
        try {
            restore(false);
        } catch (StillDarkException refusal) {
            asked = refusal.found();
            askedAbout = order.getId();
        }
    }

    public void confirm() {
        restore(true);
    }

    public void cancel() {
        asked = null;
        askedAbout = null;
    }

    private void restore(boolean confirmed) {
        OrderView restored = restoration.restore(order.seen(), order.getNotes().text(), confirmed, screens.actor());
        order.getNotes().clearText();
        order.done(restored);
        cancel();
    }

    /** What still reads without supply, while the question is open; null otherwise. */
    public StillDark getAsked() {
        return askedAbout != null && askedAbout.equals(order.getId()) ? asked : null;
    }
}
