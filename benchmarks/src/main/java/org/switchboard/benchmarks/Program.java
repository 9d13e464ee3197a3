package org.switchboard.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** Switchboard's interface for programs, used as one of its users. */
public final class Program {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final HttpClient client;
    private final String credentials;

    /** An answer; its body may be a problem. */
    public record Answer(int status, JsonNode body) {

        public boolean isOk() {
            return status / 100 == 2;
        }
    }

    public Program(Workbench workbench, String role) {
        try {
            this.root = workbench.server().url().resolve("/api/v1/");
            this.client = workbench.server().client();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DemoUser user = workbench.users().with(role);
        this.credentials = "Basic "
                + Base64.getEncoder()
                        .encodeToString((user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when the answer is none of success */
    public JsonNode get(String path) {
        Answer answer = send(request(path).GET().build());
        if (!answer.isOk()) {
            throw new IllegalStateException("GET " + path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    public Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .version(Version.HTTP_1_1)
                .timeout(LONGEST)
                .header("Authorization", credentials)
                .header("Accept-Language", "en");
    }

    /** A server closes idle connections, so that a request may meet one that is closing: then it is sent once more. */
    private Answer send(HttpRequest request) {
        for (int tries = 1; ; tries++) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                return new Answer(answer.statusCode(), json(answer.body()));
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw new UncheckedIOException(request + " failed", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("not JSON: " + text, malformed);
        }
    }
}
