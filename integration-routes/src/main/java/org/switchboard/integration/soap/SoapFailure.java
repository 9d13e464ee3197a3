package org.switchboard.integration.soap;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.switchboard.integration.failure.UserFacingException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A service that cannot be called, or does not answer as it should; the message is a sentence for the sources page. */
public class SoapFailure extends RuntimeException implements UserFacingException {

    private static final int REFUSED = 401;
    private static final int FORBIDDEN = 403;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private final transient Optional<SoapFault> fault;
    private final int httpStatus;
    private final transient Optional<String> retryAfter;

    SoapFailure(String sentence) {
        this(sentence, null);
    }

    private SoapFailure(String sentence, Throwable cause) {
        this(sentence, cause, Optional.empty(), 0, Optional.empty());
    }

    private SoapFailure(
            String sentence, Throwable cause, Optional<SoapFault> fault, int httpStatus, Optional<String> retryAfter) {
        super(sentence, cause);
        this.fault = fault;
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    /** The header of that name, as the service gave it with its refusal or its fault. */
    Optional<String> retryAfter() {
        return retryAfter;
    }

    /**
     * Whether the service will never take what it was given.
     *
     * @param codes of faults that say so: names of codes, subcodes or details without their namespace
     */
    boolean isRefusal(List<String> codes) {
        if (fault.isPresent()) {
            return names(fault.get()).anyMatch(codes::contains);
        }
        boolean ours = httpStatus == REFUSED || httpStatus == FORBIDDEN;
        boolean later = httpStatus == REQUEST_TIMEOUT || httpStatus == TOO_MANY;
        return httpStatus >= FIRST_REFUSAL && httpStatus < FIRST_FAILURE && !ours && !later;
    }

    /** {@code Client.Validation} is a {@code Client}, too. */
    private static Stream<String> names(SoapFault fault) {
        Stream<String> codes = Stream.concat(
                        Stream.ofNullable(fault.getFaultCode()),
                        Optional.ofNullable(fault.getSubCodes()).stream().flatMap(List::stream))
                .map(QName::getLocalPart)
                .flatMap(name -> Stream.of(name, name.split("\\.")[0]));
        return Stream.concat(codes, Stream.ofNullable(fault.getDetail()).flatMap(SoapFailure::children));
    }

    private static Stream<String> children(Element detail) {
        List<String> names = new ArrayList<>();
        for (Node child = detail.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                names.add(one.getLocalName());
            }
        }
        return names.stream();
    }

    /**
     * @param service what people call it, its address
     * @param retryAfter the header of that name of the answer; asked only when there was one
     */
    static SoapFailure of(String service, Throwable failure, Supplier<Optional<String>> retryAfter) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SoapFault fault && fault.getCause() == null) {
                return new SoapFailure(
                        service + " answers with a fault: " + end(fault.getReason()),
                        failure,
                        Optional.of(fault),
                        0,
                        retryAfter.get());
            }
            if (cause instanceof HTTPException answer) {
                int status = answer.getResponseCode();
                return new SoapFailure(status(service, status), failure, Optional.empty(), status, retryAfter.get());
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
