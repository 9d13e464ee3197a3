package org.switchboard.web.api.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.source.FeedId;
import org.switchboard.source.Intake;
import org.switchboard.source.IntakeBatch;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.SourceRecord;

/** Feeds a body to the intake in batches, each in a transaction of its own; a repeated body changes nothing. */
@ApplicationScoped
public class BodyIntake {

    private static final int LINES_PER_BATCH = 1000;
    private static final long BYTES_PER_BATCH = 8L * 1024 * 1024;

    private Intake intake;
    private int longestLine;
    private long largestBody;

    protected BodyIntake() {
        // for the container's proxy
    }

    @Inject
    BodyIntake(
            Intake intake,
            @ConfigProperty(name = "switchboard.intake.longest-line", defaultValue = "1048576") int longestLine,
            @ConfigProperty(name = "switchboard.intake.largest-body", defaultValue = "1073741824") long largestBody) {
        this.intake = intake;
        this.longestLine = longestLine;
        this.largestBody = largestBody;
    }

    /**
     * @throws BodyLines.BadEncoding when the body is not UTF-8; batches before it are stored
     * @throws BodyLines.BodyTooLarge when it is larger than allowed; batches before the limit are stored
     */
    IntakeAnswer accept(FeedId feed, InputStream body) throws IOException {
        BodyLines lines = new BodyLines(body, longestLine, largestBody);
        LineRecord records = new LineRecord(longestLine);
        Tally tally = new Tally();
        Batch batch = new Batch();
        for (Optional<BodyLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                batch.add(line.get(), records.of(line.get()));
            }
            if (batch.isFull()) {
                tally.add(store(feed, batch), batch);
                batch = new Batch();
            }
        }
        if (!batch.records.isEmpty()) {
            tally.add(store(feed, batch), batch);
        }
        return tally.answer();
    }

    private IntakeResult store(FeedId feed, Batch batch) {
        return intake.accept(new IntakeBatch(feed, batch.records, Optional.empty(), Optional.empty()));
    }

    /** Records with the lines that they came from, since empty lines and earlier batches shift the count. */
    private static final class Batch {

        private final List<SourceRecord> records = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private long bytes;

        void add(BodyLine line, SourceRecord record) {
            records.add(record);
            lines.add(line.number());
            bytes += line.text().length();
        }

        boolean isFull() {
            return records.size() >= LINES_PER_BATCH || bytes >= BYTES_PER_BATCH;
        }
    }

    private static final class Tally {

        private long accepted;
        private long unchanged;
        private long rejectedCount;
        private final List<IntakeAnswer.Rejected> rejected = new ArrayList<>();

        void add(IntakeResult result, Batch batch) {
            accepted += result.accepted();
            unchanged += result.unchanged();
            rejectedCount += result.rejected().size();
            result.rejected().stream()
                    .limit(IntakeAnswer.MOST_LISTED - (long) rejected.size())
                    .map(one -> new IntakeAnswer.Rejected(
                            batch.lines.get(one.line() - 1), one.field(), one.value(), one.reason()))
                    .forEach(rejected::add);
        }

        IntakeAnswer answer() {
            return new IntakeAnswer(accepted, unchanged, rejectedCount, rejected);
        }
    }
}
