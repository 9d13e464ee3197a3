package org.switchboard.web.api.idempotency;

import java.io.IOException;
import java.util.Map;
import org.switchboard.idempotency.model.IdempotentRequest;
import org.switchboard.idempotency.model.KeptAnswer;

/** The first request under a key, from its body to its answer. */
final class FirstRequest {

    static final String PROPERTY = FirstRequest.class.getName();

    private final IdempotentRequest request;
    private final HashedBody body;
    private int status;
    private Map<String, String> headers = Map.of();

    FirstRequest(IdempotentRequest request, HashedBody body) {
        this.request = request;
        this.body = body;
    }

    IdempotentRequest request() {
        return request;
    }

    void answeredWith(int answeredStatus, Map<String, String> answeredHeaders) {
        this.status = answeredStatus;
        this.headers = answeredHeaders;
    }

    KeptAnswer kept(byte[] answer) throws IOException {
        return new KeptAnswer(body.hash(), status, headers, answer);
    }
}
