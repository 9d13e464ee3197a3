package org.switchboard.web.api.ndjson;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** Reads bodies of one JSON object a line in batches that are bounded in lines and in bytes. */
@ApplicationScoped
public class NdjsonBodies {

    private static final Logger LOG = Logger.getLogger(NdjsonBodies.class.getName());

    public static final int LINES_PER_BATCH = 1000;
    private static final long CHARACTERS_PER_BATCH = 8L * 1024 * 1024;

    private int longestLine;
    private long largestBody;

    protected NdjsonBodies() {
        // for the container's proxy
    }

    /**
     * @param longestLine in bytes; a longer one is a line at fault
     * @param largestBody in bytes; a larger one is refused
     */
    @Inject
    public NdjsonBodies(
            @ConfigProperty(name = "switchboard.ndjson.longest-line", defaultValue = "1048576") int longestLine,
            @ConfigProperty(name = "switchboard.ndjson.largest-body", defaultValue = "1073741824") long largestBody) {
        this.longestLine = longestLine;
        this.largestBody = largestBody;
    }

    /**
     * Passes the lines on, empty ones left out, as soon as a batch is full. What was passed on stays stored when a
     * later part of the body is refused.
     *
     * @throws ProblemException when the body is not UTF-8, naming the byte, larger than allowed, or ends early
     */
    public void read(MediaType contentType, InputStream body, Consumer<List<JsonLine>> batches) {
        requireUtf8(contentType);
        try {
            readLines(body, batches);
        } catch (BodyLines.BadEncoding bad) {
            String position = String.valueOf(bad.position());
            throw new ProblemException(
                    Problem.of(ProblemKind.BAD_ENCODING, "body", position, position, String.valueOf(bad.line())));
        } catch (BodyLines.BodyTooLarge tooLarge) {
            throw new ProblemException(
                    Problem.of(ProblemKind.BODY_TOO_LARGE, "body", "more than " + tooLarge.limit() + " bytes"));
        } catch (IOException broken) {
            LOG.log(Level.INFO, "body ended early cause={0}", broken.toString());
            throw new ProblemException(Problem.of(ProblemKind.MALFORMED_BODY));
        }
    }

    private void readLines(InputStream body, Consumer<List<JsonLine>> batches) throws IOException {
        BodyLines lines = new BodyLines(body, longestLine, largestBody);
        List<JsonLine> batch = new ArrayList<>();
        long characters = 0;
        for (Optional<BodyLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().isBlank()) {
                continue;
            }
            batch.add(JsonLine.of(line.get(), longestLine));
            characters += line.get().text().length();
            if (batch.size() == LINES_PER_BATCH || characters >= CHARACTERS_PER_BATCH) {
                batches.accept(batch);
                batch = new ArrayList<>();
                characters = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.accept(batch);
        }
    }

    private static void requireUtf8(MediaType contentType) {
        String charset =
                contentType == null ? null : contentType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !StandardCharsets.UTF_8.name().equalsIgnoreCase(charset)) {
            throw new ProblemException(Problem.of(ProblemKind.CHARSET, "charset", charset, charset));
        }
    }
}
