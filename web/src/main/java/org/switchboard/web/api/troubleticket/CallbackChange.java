package org.switchboard.web.api.troubleticket;

import java.util.List;
import org.switchboard.access.model.Actor;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.web.api.list.QueryValue;

/** The body of a request after a callback was made, or tried. */
public record CallbackChange(String state) {

    private static final List<CallbackState> OUTCOMES = List.of(CallbackState.REACHED, CallbackState.NOT_REACHED);

    CallbackView applyTo(long id, CallbackList calls, Actor actor) {
        CallbackState outcome =
                QueryValue.oneOf("state", QueryValue.required("state", state), OUTCOMES, CallbackState::wireName);
        return outcome == CallbackState.REACHED ? calls.reached(id, actor) : calls.notReached(id, actor);
    }
}
