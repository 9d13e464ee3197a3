package org.switchboard.web.api.troubleticket;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/**
 * The call that a caller asks for: {@code true} for the number that they called from, a number, or an object with
 * telephone and moment.
 */
public record RequestedCallback(Optional<String> telephone, Optional<Instant> at) {

    private static final String FIELD = "callback";

    public static RequestedCallback of(JsonValue callback, String callbackTelephone, String callerTelephone) {
        if (callback == null || callback == JsonValue.NULL || callback == JsonValue.FALSE) {
            return new RequestedCallback(QueryValue.given(callbackTelephone), Optional.empty());
        }
        String usual = QueryValue.given(callbackTelephone).orElse(callerTelephone);
        if (callback == JsonValue.TRUE) {
            return on(usual, Optional.empty());
        }
        if (callback instanceof JsonString number) {
            return on(number.getString(), Optional.empty());
        }
        if (callback instanceof JsonObject object) {
            return on(
                    object.getString("telephone", usual),
                    QueryValue.instant("callback.at", object.getString("at", null)));
        }
        throw new ProblemException(Problem.badValue(FIELD, callback.toString(), "callback"));
    }

    private static RequestedCallback on(String telephone, Optional<Instant> at) {
        return new RequestedCallback(Optional.of(QueryValue.required("callback.telephone", telephone)), at);
    }
}
