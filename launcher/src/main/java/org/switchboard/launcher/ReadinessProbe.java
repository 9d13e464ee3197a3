package org.switchboard.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a starting server again and again whether it is ready, and reads what its log has to say in the meantime. */
final class ReadinessProbe {

    private static final Duration ONE_QUESTION = Duration.ofSeconds(5);

    // the application did not start: waiting longer would not help
    private static final Pattern FATAL_MESSAGE =
            Pattern.compile("NodeStart +E start failed: |CWWKZ000[234]E|CWWKO0221E|CWWKF0001E");

    private final LibertyServer server;
    private final ServerCertificate certificate;
    private Optional<HttpClient> client = Optional.empty();
    private long read;

    ReadinessProbe(LibertyServer server, ServerCertificate certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /** @throws LaunchFailure when the log says that the application will not start */
    boolean holds() throws InterruptedException {
        newLines().lines().filter(FATAL_MESSAGE.asPredicate()).findFirst().ifPresent(line -> {
            throw new LaunchFailure("The application does not start: " + line + " (log: " + server.log() + ")");
        });
        if (!certificate.exists()) {
            return false;
        }
        HttpRequest question = HttpRequest.newBuilder(server.url().resolve("/health/ready"))
                .timeout(ONE_QUESTION)
                .build();
        try {
            return trustingClient().send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    private HttpClient trustingClient() throws IOException {
        if (client.isEmpty()) {
            client = Optional.of(server.client());
        }
        return client.get();
    }

    /** Whole lines only: one that is still being written is read with the next question. */
    private String newLines() {
        try (RandomAccessFile log = new RandomAccessFile(server.log().toFile(), "r")) {
            byte[] bytes = new byte[(int) (log.length() - read)];
            log.seek(read);
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            read += end;
            return text.substring(0, end);
        } catch (IOException e) {
            throw new LaunchFailure("The server's log " + server.log() + " cannot be read.", e);
        }
    }
}
