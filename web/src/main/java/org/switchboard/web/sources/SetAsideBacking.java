package org.switchboard.web.sources;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.deadline.DeadlineAdministration;
import org.switchboard.deadline.model.SetAsideDeadline;
import org.switchboard.event.model.SetAsideEvent;
import org.switchboard.setaside.SetAsideEvents;
import org.switchboard.shared.Page;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** Events and deadlines that failed too often: the newest of each, with their error and what can be done. */
@Named("setAside")
@ViewScoped
@ReportsBusinessExceptions
public class SetAsideBacking implements Serializable {

    private static final int SHOWN = 20;

    @Inject
    Caller caller;

    @Inject
    SetAsideEvents setAsideEvents;

    @Inject
    DeadlineAdministration setAsideDeadlines;

    private transient Page<SetAsideEvent> events;
    private transient Page<SetAsideDeadline> deadlines;

    @PostConstruct
    public void refresh() {
        events = setAsideEvents.page(Optional.empty(), SHOWN, Optional.empty(), caller.actor());
        deadlines = setAsideDeadlines.setAside(SHOWN, Optional.empty(), caller.actor());
    }

    public void replayEvent(long id) {
        setAsideEvents.replay(id, caller.actor());
        refresh();
    }

    public void discardEvent(long id) {
        setAsideEvents.discard(id, caller.actor());
        refresh();
    }

    public void retryDeadline(long id) {
        setAsideDeadlines.retry(id, caller.actor());
        refresh();
    }

    public void discardDeadline(long id) {
        setAsideDeadlines.discard(id, caller.actor());
        refresh();
    }

    public Page<SetAsideEvent> getEvents() {
        if (events == null) {
            refresh();
        }
        return events;
    }

    public Page<SetAsideDeadline> getDeadlines() {
        if (deadlines == null) {
            refresh();
        }
        return deadlines;
    }

    /** More than the page shows. */
    public boolean isCut() {
        return getEvents().nextCursor().isPresent()
                || getDeadlines().nextCursor().isPresent();
    }
}
