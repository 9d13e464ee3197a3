package org.legacy.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls one HTTP service of the legacy systems. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Caller(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        URI address = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, "").body());
    }

    JsonNode send(String method, String path) throws IOException, InterruptedException {
        return JSON.readTree(send(method, path, "").body());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", path, body).body());
    }

    List<JsonNode> lines(String path) throws IOException, InterruptedException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : send("GET", path, "").body().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
