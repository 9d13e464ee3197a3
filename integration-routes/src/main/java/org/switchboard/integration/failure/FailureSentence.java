package org.switchboard.integration.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** What went wrong with a source, as one sentence for the sources page. */
public final class FailureSentence {

    private FailureSentence() {}

    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserFacingException) {
                return cause.getMessage();
            }
        }
        Throwable cause = deepest(failure);
        String message = firstLine(cause.getMessage());
        if (cause instanceof ConnectException) {
            return "The connection was refused or not answered: " + message + ".";
        }
        if (cause instanceof SocketTimeoutException) {
            return "No answer within the time limit: " + message + ".";
        }
        if (cause instanceof UnknownHostException || cause instanceof NoRouteToHostException) {
            return "The host cannot be reached: " + message + ".";
        }
        if (cause instanceof HttpOperationFailedException answer) {
            String refusal = answer.getStatusCode() == 401 || answer.getStatusCode() == 403
                    ? ": the user, password or key is not accepted"
                    : "";
            return "The answer was HTTP status " + answer.getStatusCode() + refusal + ".";
        }
        if (cause instanceof DirectConsumerNotAvailableException) {
            return "The route that would answer does not run: its source is paused, or its file was removed.";
        }
        if (cause instanceof JsonProcessingException malformed) {
            return "The answer is not the JSON that was expected: " + firstLine(malformed.getOriginalMessage()) + ".";
        }
        if (message.isEmpty()) {
            return "Failed: " + cause.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }
}
