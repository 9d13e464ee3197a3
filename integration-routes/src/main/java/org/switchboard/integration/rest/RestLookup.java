package org.switchboard.integration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchboard.integration.camel.TraceHeader;
import org.switchboard.integration.lookup.LookupBean;
import org.switchboard.integration.lookup.LookupFailed;
import org.switchboard.source.SourceJson;

/**
 * One kind of look-up, as a Kamelet declares it: the address from the message's headers, the answer through a mapping.
 * No thread waits for the answer; the route goes on when it is there.
 */
public class RestLookup extends LookupBean {

    private static final int MOST_WAITING = 64;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;
    private static final ObjectMapper JSON = SourceJson.mapper().build();

    private HttpClient client;
    private AddressTemplate url;
    private long connectTimeout;
    private long readTimeout;
    private long timeLimit;

    public RestLookup() {
        super(MOST_WAITING);
    }

    /** Puts the answer into the body as JSON, or null when the system knows no such thing (404, 410). */
    public CompletionStage<Void> ask(Exchange exchange) {
        Message message = exchange.getMessage();
        URI address = url.with(name -> header(message, name));
        Optional<String> trace = Optional.ofNullable(message.getHeader(TraceHeader.NAME, String.class));
        return guard(exchange, url.text())
                .ask(() -> answerFrom(address, trace))
                .thenAccept(answer -> answer(message, answer));
    }

    private static String header(Message message, String name) {
        return Optional.ofNullable(message.getHeader(name, String.class))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new LookupFailed("There is no " + name + " to ask with.", null));
    }

    /** Within the time limit whatever the system does; then its connection is closed. */
    private CompletionStage<Optional<JsonNode>> answerFrom(URI address, Optional<String> trace) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(readTimeout))
                .header("Accept", "application/json");
        trace.ifPresent(header -> request.header(TraceHeader.NAME, header));
        CompletableFuture<HttpResponse<byte[]>> sent =
                client().sendAsync(request.build(), about -> new BodyBeginning(LARGEST_ANSWER));
        return sent.copy()
                .orTimeout(timeLimit, TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> sent.cancel(true))
                .handleAsync(RestLookup::read, threads());
    }

    private static Optional<JsonNode> read(HttpResponse<byte[]> answer, Throwable failure) {
        if (failure != null) {
            throw failed(failure instanceof CompletionException ? failure.getCause() : failure);
        }
        int status = answer.statusCode();
        if (status == NOT_FOUND || status == GONE) {
            return Optional.empty();
        }
        if (status / HUNDRED != SUCCESS) {
            throw new LookupFailed("The answer was HTTP status " + status + ".", null);
        }
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JsonProcessingException malformed) {
            throw new LookupFailed("The answer is not JSON.", malformed);
        } catch (IOException impossible) {
            throw new LookupFailed("The answer ended too early.", impossible);
        }
    }

    private static LookupFailed failed(Throwable failure) {
        if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
            return new LookupFailed("No answer within the time limit.", failure);
        }
        if (failure instanceof ConnectException) {
            return new LookupFailed("The connection was refused.", failure);
        }
        if (failure instanceof IOException && !(failure instanceof ProtocolException)) {
            return new LookupFailed("The answer ended too early.", failure);
        }
        return new LookupFailed("The answer is invalid: " + failure.getMessage(), failure);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofMillis(connectTimeout))
                    .executor(threads())
                    .build();
        }
        return client;
    }

    public void setUrl(String url) {
        this.url = new AddressTemplate(url);
    }

    /** Milliseconds. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** Milliseconds until the system must have begun to answer. */
    public void setReadTimeout(long readTimeout) {
        this.readTimeout = readTimeout;
    }

    /** Milliseconds for everything, from the connection to the last byte. */
    public void setTimeLimit(long timeLimit) {
        this.timeLimit = timeLimit;
    }
}
