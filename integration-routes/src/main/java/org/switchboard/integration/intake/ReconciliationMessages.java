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

/** The messages of a key reconciliation of one feed, see {@link IntakeHeaders#RECONCILIATION}. */
final class ReconciliationMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationMessages.class);

    private final FeedId feed;
    private final KeyReconciliation reconciliation;

    ReconciliationMessages(FeedId feed, KeyReconciliation reconciliation) {
        this.feed = feed;
        this.reconciliation = reconciliation;
    }

    /** @param mapping the feed's own, which knows how a key of the source becomes a key of ours */
    void process(Message message, Function<SourceRecord, List<SourceRecord>> mapping) {
        switch (message.getHeader(IntakeHeaders.RECONCILIATION, String.class)) {
            case IntakeHeaders.RECONCILIATION_BEGIN -> reconciliation.begin(feed);
            case IntakeHeaders.RECONCILIATION_KEYS ->
                reconciliation.present(feed, keys(RecordBody.of(message.getBody()), mapping));
            case IntakeHeaders.RECONCILIATION_END ->
                end(
                                message.getHeader(IntakeHeaders.RECONCILIATION_LIMIT, 0, Integer.class),
                                message.getHeader(IntakeHeaders.RECONCILIATION_TWICE, false, Boolean.class))
                        .ifPresent(reason -> message.setHeader(IntakeHeaders.RECONCILIATION_REFUSAL, reason));
            default ->
                throw new IllegalArgumentException("The header " + IntakeHeaders.RECONCILIATION + " may be "
                        + IntakeHeaders.RECONCILIATION_BEGIN + ", " + IntakeHeaders.RECONCILIATION_KEYS + " or "
                        + IntakeHeaders.RECONCILIATION_END
                        + ", not \"" + message.getHeader(IntakeHeaders.RECONCILIATION) + "\".");
        }
    }

    /** @return why the reconciliation was refused */
    Optional<String> end(int mostPercent, boolean twice) {
        KeyReconciliation.Result result = reconciliation.end(feed, mostPercent, twice);
        result.refusal()
                .ifPresent(reason -> LOG.warn(
                        "key reconciliation refused source={} feed={} reason={}", feed.source(), feed.name(), reason));
        LOG.info(
                "keys reconciled source={} feed={} deleted={} restored={}",
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
