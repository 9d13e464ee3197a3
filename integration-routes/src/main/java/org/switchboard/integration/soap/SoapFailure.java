package org.switchboard.integration.soap;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.switchboard.integration.camel.ForPeople;

/** A service that cannot be called, or does not answer as it should; the message is a sentence for the sources page. */
public class SoapFailure extends RuntimeException implements ForPeople {

    private static final int REFUSED = 401;
    private static final int FORBIDDEN = 403;

    SoapFailure(String sentence) {
        super(sentence);
    }

    private SoapFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** @param service what people call it, its address */
    static SoapFailure of(String service, Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SoapFault fault && fault.getCause() == null) {
                return new SoapFailure(service + " answers with a fault: " + end(fault.getReason()), failure);
            }
            if (cause instanceof HTTPException answer) {
                return new SoapFailure(status(service, answer.getResponseCode()), failure);
            }
            deepest = cause;
        }
        return new SoapFailure(sentence(service, deepest), failure);
    }

    private static String status(String service, int status) {
        return status == REFUSED || status == FORBIDDEN
                ? service + " refuses our user or password."
                : service + " answers with HTTP status " + status + ".";
    }

    private static String sentence(String service, Throwable cause) {
        if (cause instanceof ConnectException) {
            return "No connection to " + service + ": " + end(cause.getMessage());
        }
        if (cause instanceof SocketTimeoutException) {
            return service + " does not answer within the time limit.";
        }
        if (cause instanceof UnknownHostException) {
            return "The host of " + service + " is not known.";
        }
        return service + " cannot be read: " + end(cause.getMessage());
    }

    private static String end(String reason) {
        String line =
                reason == null ? "" : reason.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "it does not say why." : line.endsWith(".") ? line : line + ".";
    }
}
