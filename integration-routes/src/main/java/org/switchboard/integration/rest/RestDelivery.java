package org.switchboard.integration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.outbox.DeliveryFailed;
import org.switchboard.integration.outbox.DeliveryRefused;
import org.switchboard.integration.outbox.OutboxHeaders;
import org.switchboard.integration.outbox.OutgoingMapping;
import org.switchboard.integration.outbox.RetryAfter;

/** Gives one message to a JSON service, as a Kamelet declares it; the outbox keeps order and tries again. */
public class RestDelivery extends ServiceBean {

    /** As much of an answer as may say why. */
    private static final int ENOUGH = 8_192;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private HttpClient client;

    private OutgoingMapping mapping;
    private AddressTemplate url;
    private String method = "POST";
    private String authentication = "none";
    private String user = "";
    private String secret = "";
    private String idempotencyHeader = "";
    private StatusCodes success = StatusCodes.parse("200-299");
    private long connectTimeout;
    private long readTimeout;

    /** @throws IllegalArgumentException with a sentence, when the parameters do not go together */
    public void ready() {
        if (!authentication.equals("none") && secret.isBlank()) {
            throw new IllegalArgumentException("Authentication by " + authentication + " needs the parameter secret");
        }
        if (authentication.equals("basic") && user.isBlank()) {
            throw new IllegalArgumentException("Authentication by basic needs the parameter user");
        }
    }

    /**
     * Sends the mapped message, once.
     *
     * @throws DeliveryFailed when it may go better another time
     * @throws DeliveryRefused when it never will
     */
    public void deliver(Exchange exchange) {
        Optional<JsonNode> mapped = mapping.of(exchange);
        if (mapped.isEmpty()) {
            return;
        }
        URI address = address(mapped.get(), OutgoingMapping.ours(exchange));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(readTimeout))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(mapped.get().toString()));
        String key = exchange.getMessage().getHeader(OutboxHeaders.IDEMPOTENCY_KEY, "", String.class);
        if (!idempotencyHeader.isBlank() && !key.isBlank()) {
            request.header(idempotencyHeader, key);
        }
        signIn(request);
        judge(address, answer(address, request.build()));
    }

    private URI address(JsonNode mapped, JsonNode ours) {
        return url.with(name -> {
            JsonNode value = mapped.hasNonNull(name) ? mapped.get(name) : ours.path(name);
            if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
                throw new DeliveryRefused("The message has no " + name + " for the address.");
            }
            return value.asText();
        });
    }

    private void signIn(HttpRequest.Builder request) {
        if (authentication.equals("basic")) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        } else if (authentication.equals("bearer")) {
            request.header("Authorization", "Bearer " + secret);
        }
    }

    private HttpResponse<String> answer(URI address, HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(
                        request,
                        about -> BodySubscribers.mapping(
                                new BodyBeginning(ENOUGH), body -> new String(body, StandardCharsets.UTF_8)));
        try {
            return answer.get(connectTimeout + readTimeout, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new DeliveryFailed("Stopped while waiting for the answer.", stopped);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new DeliveryFailed(name(address) + " does not answer within the time limit.", slow);
        } catch (ExecutionException failure) {
            throw new DeliveryFailed(sentence(address, failure.getCause()), failure.getCause());
        }
    }

    private static String sentence(URI address, Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
            return "No connection to " + name(address) + ".";
        }
        if (failure instanceof java.net.http.HttpTimeoutException) {
            return name(address) + " does not answer within the time limit.";
        }
        return name(address) + " broke off or answers with garbage.";
    }

    private void judge(URI address, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (success.contain(status)) {
            return;
        }
        String reason = RefusalReason.in(answer.body());
        String sentence = name(address) + " answers with HTTP status " + status
                + (reason.isEmpty() ? "." : ": " + reason + (reason.endsWith(".") || reason.endsWith("。") ? "" : "."));
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            // no fault of the message: it waits until somebody has given us the right password
            throw new DeliveryFailed(name(address) + " refuses our user, password or token.", Optional.empty());
        }
        boolean permanent =
                status >= FIRST_REFUSAL && status < FIRST_FAILURE && status != TIMEOUT && status != TOO_MANY;
        if (permanent) {
            throw new DeliveryRefused(sentence);
        }
        throw new DeliveryFailed(
                sentence,
                answer.headers()
                        .firstValue(RetryAfter.HEADER)
                        .flatMap(requested ->
                                RetryAfter.in(requested, services().clock().instant())));
    }

    /** Without user and query, which may hold what is nobody's business. */
    private static String name(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofMillis(connectTimeout))
                    .build();
        }
        return client;
    }

    public void setMapping(OutgoingMapping mapping) {
        this.mapping = mapping;
    }

    /** With the names of fields in braces where their values go. */
    public void setUrl(String url) {
        this.url = new AddressTemplate(url);
    }

    public void setMethod(String method) {
        this.method = method;
    }

    /** {@code none}, {@code basic} or {@code bearer}. */
    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public void setUser(String user) {
        this.user = user;
    }

    /** The password or token. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** Blank when the service knows none. */
    public void setIdempotencyHeader(String idempotencyHeader) {
        this.idempotencyHeader = idempotencyHeader;
    }

    /** Such as {@code 200-299,409}. */
    public void setSuccess(String success) {
        this.success = StatusCodes.parse(success);
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
