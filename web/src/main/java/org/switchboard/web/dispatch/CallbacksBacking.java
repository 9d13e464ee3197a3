package org.switchboard.web.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The agreed callbacks: not called yet, and not reached. */
@Named("callbacks")
@ViewScoped
@ReportsBusinessExceptions
public class CallbacksBacking implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    CallbackList calls;

    @Inject
    Screens screens;

    private transient List<CallbackView> waiting;

    @PostConstruct
    public void refresh() {
        waiting = new ArrayList<>(calls.page(Set.of(CallbackState.TO_CALL), SHOWN, Optional.empty(), screens.actor())
                .items());
        waiting.addAll(calls.page(Set.of(CallbackState.NOT_REACHED), SHOWN, Optional.empty(), screens.actor())
                .items());
    }

    public void reached(long id) {
        calls.reached(id, screens.actor());
        refresh();
    }

    public void notReached(long id) {
        calls.notReached(id, screens.actor());
        refresh();
    }

    public boolean isDue(CallbackView callback) {
        return calls.isDue(callback);
    }

    public List<CallbackView> getWaiting() {
        if (waiting == null) {
            refresh();
        }
        return waiting;
    }
}
