package org.switchboard.web.api.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.switchboard.idempotency.Claim;
import org.switchboard.idempotency.IdempotentRequests;
import org.switchboard.idempotency.model.IdempotentRequest;
import org.switchboard.idempotency.model.KeptAnswer;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * Carries out a POST with an Idempotency-Key once. The same request sent again gets the first answer; a concurrent one
 * waits for it some seconds, then gets 409 with a delay. Only success is kept: what was refused may be sent again.
 */
@Provider
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_LANGUAGE);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** The intake takes bodies of any size and is idempotent by the records' own keys. */
    private static final String INTAKE = "v1/intake/";

    @Inject
    IdempotentRequests requests;

    @Override
    public void filter(ContainerRequestContext call) throws IOException {
        Optional<IdempotentRequest> request = requestOf(call);
        if (request.isEmpty()) {
            return;
        }
        HashedBody body = new HashedBody(call.getEntityStream());
        Claim claim = claim(request.get());
        if (claim.first()) {
            call.setEntityStream(body);
            call.setProperty(FirstRequest.PROPERTY, new FirstRequest(request.get(), body));
            return;
        }
        KeptAnswer answer = claim.answer()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemKind.REQUEST_IN_PROGRESS, HEADER, request.get().key())));
        if (!answer.bodyHash().equals(body.hash())) {
            throw new ProblemException(Problem.of(
                    ProblemKind.KEY_OF_OTHER_REQUEST, HEADER, request.get().key()));
        }
        call.abortWith(again(answer));
    }

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) throws IOException {
        if (!(call.getProperty(FirstRequest.PROPERTY) instanceof FirstRequest first)) {
            return;
        }
        if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            requests.release(first.request());
            call.removeProperty(FirstRequest.PROPERTY);
            return;
        }
        Map<String, String> headers = new HashMap<>();
        KEPT_HEADERS.forEach(
                name -> Optional.ofNullable(answer.getHeaderString(name)).ifPresent(value -> headers.put(name, value)));
        first.answeredWith(answer.getStatus(), headers);
        if (!answer.hasEntity()) {
            requests.keep(first.request(), first.kept(new byte[0]));
        }
    }

    private Claim claim(IdempotentRequest request) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        Claim claim = requests.claim(request);
        while (claim.equals(Claim.IN_PROGRESS) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            claim = requests.claim(request);
        }
        return claim;
    }

    private static Optional<IdempotentRequest> requestOf(ContainerRequestContext call) {
        String key = call.getHeaderString(HEADER);
        String path = call.getUriInfo().getPath().replaceFirst("^/", "");
        if (key == null || !call.getMethod().equals(HttpMethod.POST) || path.startsWith(INTAKE)) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Problem.badValue(HEADER, key, "idempotency-key"));
        }
        String query = query(call);
        return Optional.ofNullable(call.getSecurityContext().getUserPrincipal())
                .map(Principal::getName)
                .map(user ->
                        new IdempotentRequest(user, call.getMethod(), query == null ? path : path + '?' + query, key));
    }

    /** @throws ProblemException when it has characters that a URI cannot have */
    private static String query(ContainerRequestContext call) {
        try {
            return call.getUriInfo().getRequestUri().getRawQuery();
        } catch (IllegalArgumentException noUri) {
            throw new ProblemException(Problem.of(ProblemKind.BAD_REQUEST));
        }
    }

    private static Response again(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        answer.headers().forEach(response::header);
        return answer.body().length == 0
                ? response.build()
                : response.entity(answer.body()).build();
    }
}
