package org.switchboard.integration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.UriBuilder;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.HashMap;
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
import org.switchboard.integration.lookup.AnswerMapping;
import org.switchboard.integration.lookup.LookupFailed;

/** One kind of look-up, as a Kamelet declares it: the address from the message's headers, the answer through a mapping. */
public class RestLookup implements CamelContextAware {

    /** A little beyond the limit that {@link RestLookups} keeps, in case it runs without a container around it. */
    private static final long LONGEST_WAIT_MILLIS = 950;

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    private CamelContext context;
    private RestLookups lookups;
    private SourceServices services;

    private String url;
    private String mapping = "";
    private long connectTimeout;
    private long readTimeout;

    /** A missing or broken mapping is told when the route is loaded, not when somebody waits. */
    public void requireMapping() {
        answerMapping().require();
    }

    private AnswerMapping answerMapping() {
        return new AnswerMapping(services, mapping);
    }

    /** Puts the answer into the body as JSON, or null when the system knows no such thing. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        URI address = address(message);
        Optional<JsonNode> answer =
                lookups.breakers().of(exchange, services.routeFeeds(), url).ask(() -> asked(address));
        message.removeHeaders("*");
        message.setBody(answer.map(answerMapping()::apply).orElse(null));
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
            return LookupFailed.tooManyWait(failure);
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

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        this.services = SourceServices.of(context);
        this.lookups = services.lookups();
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
