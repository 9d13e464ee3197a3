package org.switchboard.integration.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** The messages of a key sweep of one feed, see {@link IntakeHeaders#SWEEP}. */
final class ReconciliationMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationMessages.class);

    private final FeedId feed;
    private final KeyReconciliation sweep;

    ReconciliationMessages(FeedId feed, KeyReconciliation sweep) {
        this.feed = feed;
        this.sweep = sweep;
    }

    /** @param mapping the feed's own, which knows how a key of the source becomes a key of ours */
    void take(Message message, Function<SourceRecord, List<SourceRecord>> mapping) {
        switch (message.getHeader(IntakeHeaders.SWEEP, String.class)) {
            case IntakeHeaders.SWEEP_BEGIN -> sweep.begin(feed);
            case IntakeHeaders.SWEEP_KEYS -> sweep.present(feed, keys(RecordBody.of(message.getBody()), mapping));
            case IntakeHeaders.SWEEP_END ->
                end(message.getHeader(IntakeHeaders.SWEEP_LIMIT, 0, Integer.class))
                        .ifPresent(reason -> message.setHeader(IntakeHeaders.SWEEP_REFUSAL, reason));
            default ->
                throw new IllegalArgumentException("The header " + IntakeHeaders.SWEEP + " may be "
                        + IntakeHeaders.SWEEP_BEGIN + ", " + IntakeHeaders.SWEEP_KEYS + " or " + IntakeHeaders.SWEEP_END
                        + ", not \"" + message.getHeader(IntakeHeaders.SWEEP) + "\".");
        }
    }

    /** @return why the sweep was not believed */
    private Optional<String> end(int mostPercent) {
        KeyReconciliation.Result result = sweep.end(feed, mostPercent);
        result.refusal()
                .ifPresent(reason ->
                        LOG.warn("sweep refused source={} feed={} reason={}", feed.source(), feed.name(), reason));
        LOG.info(
                "keys swept source={} feed={} deleted={} restored={}",
                feed.source(),
                feed.name(),
                result.deleted(),
                result.restored());
        return result.refusal();
    }

    private List<String> keys(Iterator<SourceRecord> originals, Function<SourceRecord, List<SourceRecord>> mapping) {
        List<String> keys = new ArrayList<>();
        while (originals.hasNext()) {
            mapping.apply(originals.next()).stream().map(this::key).forEach(keys::add);
        }
        return keys;
    }

    private String key(SourceRecord record) {
        return record.canonical()
                .map(canonical -> canonical.path("key").asText())
                .filter(key -> !key.isEmpty())
                .orElseThrow(() -> new IllegalStateException("The mapping makes no key of " + record.original()
                        + ", which a sweep needs: it sees the key column alone"
                        + record.failure()
                                .map(problem -> " (" + problem.reason() + ")")
                                .orElse("") + "."));
    }
}
