package org.switchboard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/**
 * The interface for programs, asked as an agent over kept-alive connections of HTTP/1.1. There are as many connections as
 * plain JDBC has; who finds none idle waits, and that wait counts.
 */
final class Interface implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI root;
    private final HttpClient client;
    private final String credentials;
    private final ExecutorService threads = Executors.newFixedThreadPool(PlainJdbc.CONNECTIONS);

    Interface(Workbench workbench) {
        try {
            this.root = workbench.server().url().resolve("/api/v1/");
            this.client = workbench.server().client();
            DemoUser agent = workbench.users().with("agent");
            this.credentials = "Basic "
                    + Base64.getEncoder()
                            .encodeToString((agent.name() + ":" + agent.password()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes when the whole answer is here; any status but 200 is a failure. */
    CompletableFuture<String> ask(Question question) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(question.path()))
                .version(Version.HTTP_1_1)
                .timeout(LONGEST)
                .header("Authorization", credentials)
                .header("Accept-Language", "en")
                .build();
        return CompletableFuture.supplyAsync(() -> body(sent(request)), threads);
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
