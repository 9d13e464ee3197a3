package org.switchboard.integration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.UriBuilder;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.switchboard.integration.camel.SourceServices;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.integration.mapping.RecordOrigin;
import org.switchboard.source.SourceRecord;

/** One kind of look-up, as a Kamelet declares it: the address from the message's headers, the answer through a mapping. */
public class RestLookup implements CamelContextAware {

    /** A little beyond the limit that {@link RestLookups} keeps, in case it runs without a container around it. */
    private static final long LONGEST_WAIT_MILLIS = 950;

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    private CamelContext context;
    private RestLookups lookups;
    private JsltRecordMappings mappings;
    private SourceServices services;

    private String url;
    private String mapping = "";
    private long connectTimeout;
    private long readTimeout;

    /** A missing or broken mapping is told when the route is loaded, not when somebody waits. */
    public void requireMapping() {
        if (!mapping.isBlank()) {
            mappings.mapping(mapping);
        }
    }

    /** Puts the answer into the body as JSON, or null when the system knows no such thing. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        URI address = address(message);
        Optional<JsonNode> answer = guard(exchange).ask(() -> asked(address));
        message.removeHeaders("*");
        message.setBody(answer.map(this::mapped).orElse(null));
    }

    private GuardedLookup guard(Exchange exchange) {
        String route = Optional.ofNullable(exchange.getFromRouteId()).orElse(url);
        String source = services.routeFeeds().sourcesOf(route).stream()
                .sorted()
                .findFirst()
                .orElse(route);
        return lookups.breakers().of(source, route, services.routeFeeds().nameOf(route));
    }

    private URI address(Message message) {
        Map<String, Object> values = new HashMap<>();
        for (Matcher variable = VARIABLE.matcher(url); variable.find(); ) {
            String name = variable.group(1);
            values.put(
                    name,
                    Optional.ofNullable(message.getHeader(name, String.class))
                            .filter(value -> !value.isBlank())
                            .orElseThrow(() -> new LookupFailed("There is no " + name + " to ask with.", null)));
        }
        return UriBuilder.fromUri(url).buildFromMap(values, true);
    }

    private Optional<JsonNode> asked(URI address) {
        try {
            return lookups.get(address, new RestLookups.Limits(connectTimeout, readTimeout))
                    .toCompletableFuture()
                    .get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LookupFailed("Stopped while waiting for the answer.", stopped);
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        } catch (TimeoutException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    private static LookupFailed failed(Throwable failure) {
        if (failure instanceof LookupFailed told) {
            return told;
        }
        if (failure instanceof BulkheadException) {
            return new LookupFailed("Not asked: too many are waiting for an answer already.", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || cause instanceof TimeoutException
                    || cause instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException) {
                return new LookupFailed("No answer within the time limit.", failure);
            }
            if (cause instanceof ConnectException) {
                return new LookupFailed("The connection was refused.", failure);
            }
        }
        return new LookupFailed("The answer makes no sense: " + failure.getMessage(), failure);
    }

    private JsonNode mapped(JsonNode answer) {
        if (mapping.isBlank()) {
            return answer;
        }
        RecordOrigin origin = new RecordOrigin(
                Optional.empty(), Optional.empty(), services.clock().instant());
        List<SourceRecord> records = mappings.mapping(mapping).apply(answer, origin);
        if (records.size() != 1) {
            throw new LookupFailed(
                    "The mapping " + mapping + " gave " + records.size() + " objects for one answer.", null);
        }
        SourceRecord record = records.get(0);
        return record.canonical()
                .orElseThrow(
                        () -> new LookupFailed(record.failure().orElseThrow().reason(), null));
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        this.services = SourceServices.of(context);
        this.lookups = services.lookups();
        this.mappings = services.mappings();
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    /** Milliseconds. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** Milliseconds. */
    public void setReadTimeout(long readTimeout) {
        this.readTimeout = readTimeout;
    }
}
