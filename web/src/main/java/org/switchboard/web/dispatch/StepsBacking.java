package org.switchboard.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.TellsRefusals;
import org.switchboard.workorder.Dispatch;

/** The steps of the open order. Each takes what was entered for it, and leaves what was entered for another. */
@Named("steps")
@RequestScoped
@TellsRefusals
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
    ZoneId zone;

    public void assign() {
        order.done(dispatch.assign(order.seen(), notes().crew(), screens.getUser()));
        notes().forgetCrew();
    }

    public void setOut() {
        order.done(dispatch.setOut(order.seen(), notes().text(), screens.getUser()));
        notes().forgetText();
    }

    public void arrive() {
        order.done(dispatch.arrive(order.seen(), notes().text(), screens.getUser()));
        notes().forgetText();
    }

    public void close() {
        order.done(dispatch.close(order.seen(), notes().text(), screens.getUser()));
        notes().forgetText();
    }

    public void cancel() {
        order.done(dispatch.cancel(order.seen(), notes().textOr("no-reason-given"), screens.getUser()));
        notes().forgetText();
    }

    public void note() {
        order.done(dispatch.note(order.seen(), notes().textOr("no-note-given"), screens.getUser()));
        notes().forgetText();
    }

    public void estimate() {
        order.done(dispatch.estimate(order.seen(), notes().expected(clock.instant(), zone), screens.getUser()));
        notes().forgetTime();
    }

    private StepNotes notes() {
        return order.getNotes();
    }
}
