package org.switchboard.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** The interface for programs as one demo user sees it. */
final class Api {

    private static final String JSON = "application/json";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI root;
    private final HttpClient client;
    private final String credentials;

    private Api(URI root, HttpClient client, DemoUser user) {
        this.root = root;
        this.client = client;
        this.credentials = basic(user.name(), user.password());
    }

    /** @param role one of the demo users' */
    static Api as(String role, Workbench workbench) {
        return as(workbench.users().with(role), workbench);
    }

    static Api as(DemoUser user, Workbench workbench) {
        try {
            return new Api(workbench.server().url(), workbench.server().client(), user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path below {@code /api/v1/} */
    Answer get(String path) {
        return send("GET", path, JSON, "");
    }

    Answer post(String path, Object json) {
        return send("POST", path, JSON, json.toString());
    }

    Answer patch(String path, Object json, String... headers) {
        return send("PATCH", path, JSON, json.toString(), headers);
    }

    Answer postLines(String path, String ndjson) {
        return send("POST", path, "application/x-ndjson", ndjson);
    }

    /** @param headers further ones, each a name and its value */
    Answer send(String method, String path, String contentType, String body, String... headers) {
        return sendBytes(method, path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** @param body in whatever character set */
    Answer sendBytes(String method, String path, String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/api/v1/" + path))
                .timeout(LONGEST)
                .header("Authorization", credentials)
                .header("Accept-Language", "en")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    method + " " + path,
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }

    /** The value of the header that says who asks. */
    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** For a value in a query or a form. */
    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
