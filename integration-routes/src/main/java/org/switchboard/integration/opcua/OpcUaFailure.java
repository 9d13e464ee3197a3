package org.switchboard.integration.opcua;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.switchboard.integration.link.LinkLost;

/** What a server, or the lack of one, says to us, as sentences. */
final class OpcUaFailure {

    private OpcUaFailure() {}

    static LinkLost of(String url, Throwable failure) {
        return new LinkLost(sentence(url, failure), failure);
    }

    private static String sentence(String url, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return "No connection to " + url + ": " + firstLine(cause) + ".";
            }
        }
        return UaException.extract(failure)
                .map(known -> sentence(url, known.getStatusCode()))
                .orElseGet(() -> url + " cannot be used: " + firstLine(failure) + ".");
    }

    private static String sentence(String url, StatusCode status) {
        long code = status.value();
        if (code == StatusCodes.Bad_IdentityTokenRejected
                || code == StatusCodes.Bad_IdentityTokenInvalid
                || code == StatusCodes.Bad_UserAccessDenied) {
            return url + " refuses our user or password.";
        }
        if (code == StatusCodes.Bad_Timeout) {
            return url + " does not answer in time.";
        }
        if (code == StatusCodes.Bad_CertificateUntrusted
                || code == StatusCodes.Bad_CertificateChainIncomplete
                || code == StatusCodes.Bad_SecurityChecksFailed) {
            return "The security check failed between Switchboard and " + url + ": " + name(status) + ".";
        }
        return url + " refuses: " + name(status) + ".";
    }

    /** The name that the specification gives it, such as {@code Bad_NodeIdUnknown}. */
    static String name(StatusCode status) {
        return StatusCodes.lookup(status.value())
                .map(known -> known[0])
                .orElseGet(() -> String.format("0x%08X", status.value()));
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
