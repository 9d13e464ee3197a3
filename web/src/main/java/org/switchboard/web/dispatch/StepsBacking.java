package org.switchboard.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.function.Consumer;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.wording.Wording;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.model.OrderView;

/** The steps of the open order. Each takes what was entered for it, and leaves what was entered for another. */
@Named("steps")
@RequestScoped
@ReportsBusinessExceptions
public class StepsBacking {

    @Inject
    Dispatch dispatch;

    @Inject
    OrderBacking order;

    @Inject
    Screens screens;

    @Inject
    Clock clock;

    @Inject
    Wording say;

    public void assign() {
        done(dispatch.assign(order.seen(), notes().crew(), screens.actor()), StepNotes::clearCrew);
    }

    public void setOut() {
        done(dispatch.setOut(order.seen(), notes().text(), screens.actor()), StepNotes::clearText);
    }

    public void arrive() {
        done(dispatch.arrive(order.seen(), notes().text(), screens.actor()), StepNotes::clearText);
    }

    public void close() {
        done(dispatch.close(order.seen(), notes().text(), screens.actor()), StepNotes::clearText);
    }

    public void cancel() {
        done(dispatch.cancel(order.seen(), notes().textOr("no-reason-given"), screens.actor()), StepNotes::clearText);
    }

    public void note() {
        done(dispatch.note(order.seen(), notes().textOr("no-note-given"), screens.actor()), StepNotes::clearText);
    }

    public void estimate() {
        done(
                dispatch.estimate(order.seen(), notes().expected(say.typed(), clock.instant()), screens.actor()),
                StepNotes::clearTime);
    }

    private void done(OrderView changed, Consumer<StepNotes> clear) {
        clear.accept(notes());
        order.done(changed);
    }

    private StepNotes notes() {
        return order.getNotes();
    }
}
