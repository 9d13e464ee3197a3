package org.switchboard.launcher;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Crews for the demo city's dispatcher, sent through the intake that any roster system would use. */
final class DemoCrews {

    private static final String CREWS = """
            {"key":"A1","name":"抢修一班","zone":"urban","skills":["10kV","cable"],"telephone":"13900000101","state":"available"}
            {"key":"A2","name":"抢修二班","zone":"urban","skills":["low-voltage"],"telephone":"13900000102","state":"available"}
            {"key":"B1","name":"抢修三班","zone":"rural","skills":["10kV","overhead"],"telephone":"13900000103","state":"available"}
            {"key":"C1","name":"带电作业班","zone":"remote","skills":["live-line"],"telephone":"13900000104","state":"available"}
            """;

    private DemoCrews() {}

    /** @throws LaunchFailure when the intake does not take them */
    static void bring(LibertyServer server, DemoUser integrator) {
        String basic = Base64.getEncoder()
                .encodeToString((integrator.name() + ":" + integrator.password()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v1/intake/roster/crew"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(CREWS))
                .build();
        try {
            HttpResponse<String> answer = server.client().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LaunchFailure("The intake did not take the demo crews: " + answer.body() + ".", null);
            }
        } catch (IOException e) {
            throw new LaunchFailure("The demo crews could not be brought: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
