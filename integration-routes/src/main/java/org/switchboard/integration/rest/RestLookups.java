package org.switchboard.integration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.switchboard.integration.lookup.LookupBreakers;
import org.switchboard.integration.lookup.LookupFailed;

/**
 * Makes the look-ups, each on a thread of its own, so that the caller waits no longer than the limit whatever the
 * system asked does; when too many wait already, no more join them. The limits can be set through MicroProfile Config
 * ({@code org.switchboard.integration.rest.RestLookups/get/Timeout/value}). The breakers are beside it, since there is
 * one for each look-up.
 */
@ApplicationScoped
public class RestLookups {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Limits, Client> clients = new ConcurrentHashMap<>();
    private LookupBreakers breakers = new LookupBreakers();

    @Inject
    void guardBy(LookupBreakers shared) {
        breakers = shared;
    }

    public LookupBreakers breakers() {
        return breakers;
    }

    /** Milliseconds until a connection must stand, and until the system must have sent something. */
    public record Limits(long connect, long read) {}

    /**
     * @return the JSON of the answer; empty when the system says that it knows no such thing (404, 410)
     * @throws LookupFailed through the stage, when the system does not answer in time, or not with JSON
     */
    @Asynchronous
    @Timeout(900)
    @Bulkhead(value = 32, waitingTaskQueue = 32)
    public CompletionStage<Optional<JsonNode>> get(URI address, Limits limits) {
        Client client = clients.computeIfAbsent(limits, RestLookups::client);
        try (Response answer =
                client.target(address).request(MediaType.APPLICATION_JSON).get()) {
            int status = answer.getStatus();
            if (status == Response.Status.NOT_FOUND.getStatusCode() || status == Response.Status.GONE.getStatusCode()) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new LookupFailed("The answer was HTTP status " + status + ".", null);
            }
            return CompletableFuture.completedStage(Optional.of(json(answer)));
        }
    }

    private static JsonNode json(Response answer) {
        try (InputStream body = answer.readEntity(InputStream.class)) {
            return JSON.readTree(body.readNBytes(LARGEST_ANSWER));
        } catch (JsonProcessingException garbage) {
            throw new LookupFailed("The answer is not JSON.", garbage);
        } catch (IOException cutOff) {
            throw new LookupFailed("The answer broke off.", cutOff);
        }
    }

    private static Client client(Limits limits) {
        return ClientBuilder.newBuilder()
                .connectTimeout(limits.connect(), TimeUnit.MILLISECONDS)
                .readTimeout(limits.read(), TimeUnit.MILLISECONDS)
                .build();
    }

    @PreDestroy
    void close() {
        clients.values().forEach(Client::close);
    }
}
