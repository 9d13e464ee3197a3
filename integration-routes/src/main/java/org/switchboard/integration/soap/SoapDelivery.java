package org.switchboard.integration.soap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.outbox.DeliveryFailed;
import org.switchboard.integration.outbox.DeliveryRefused;
import org.switchboard.integration.outbox.OutboxHeaders;
import org.switchboard.integration.outbox.OutgoingMapping;
import org.switchboard.integration.outbox.RetryAfter;

/** Gives one message to an operation of a SOAP service; the outbox keeps order and tries again. */
public class SoapDelivery extends ServiceBean {

    private OutgoingMapping mapping;
    private SoapService service;
    private String idempotencyHeader = "";
    private List<String> refusals = List.of();

    /**
     * Sends the mapped message, once. Any answer but a fault means that the service has it.
     *
     * @throws DeliveryFailed when it may go better another time
     * @throws DeliveryRefused when it never will
     */
    public void deliver(Exchange exchange) {
        Optional<JsonNode> mapped = mapping.of(exchange);
        if (mapped.isEmpty()) {
            return;
        }
        String request = XmlMessage.of(mapped.get());
        String key = exchange.getMessage().getHeader(OutboxHeaders.IDEMPOTENCY_KEY, "", String.class);
        Map<String, List<String>> headers =
                idempotencyHeader.isBlank() || key.isBlank() ? Map.of() : Map.of(idempotencyHeader, List.of(key));
        try {
            service.call(request, services().clock().instant(), headers);
        } catch (SoapFailure failure) {
            if (failure.isRefusal(refusals)) {
                throw new DeliveryRefused(failure.getMessage(), failure);
            }
            throw new DeliveryFailed(
                    failure.getMessage(),
                    failure,
                    failure.retryAfter()
                            .flatMap(requested ->
                                    RetryAfter.in(requested, services().clock().instant())));
        }
    }

    public void setMapping(OutgoingMapping mapping) {
        this.mapping = mapping;
    }

    public void setService(SoapService service) {
        this.service = service;
    }

    /** An HTTP header; blank when the service knows none. */
    public void setIdempotencyHeader(String idempotencyHeader) {
        this.idempotencyHeader = idempotencyHeader;
    }

    /** Names of fault codes, subcodes or details that mean "never", separated by commas. */
    public void setRefusals(String refusals) {
        this.refusals = Arrays.stream(refusals.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
