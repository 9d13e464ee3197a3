package org.switchboard.integration.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Message;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** The reconciliation of a message whose records are all that the source has, see {@link IntakeHeaders#COMPLETE_LIST}. */
final class CompleteList {

    private static final String KEY = "key";

    private final FeedId feed;
    private final KeyReconciliation reconciliation;
    private final int mostPercent;
    private int unreadable;

    private CompleteList(FeedId feed, KeyReconciliation reconciliation, int mostPercent) {
        this.feed = feed;
        this.reconciliation = reconciliation;
        this.mostPercent = mostPercent;
    }

    /** Empty for a message that is none, and while two feeds fill the same records. */
    static Optional<CompleteList> begin(Message message, FeedId feed, KeyReconciliation reconciliation) {
        Integer mostPercent = message.getHeader(IntakeHeaders.COMPLETE_LIST, Integer.class);
        if (mostPercent == null || !reconciliation.isDue(feed, Duration.ZERO)) {
            return Optional.empty();
        }
        reconciliation.begin(feed);
        return Optional.of(new CompleteList(feed, reconciliation, mostPercent));
    }

    /** Records that were stored or rejected; one that was rejected is there all the same. */
    void present(List<SourceRecord> records) {
        List<String> keys = records.stream()
                .flatMap(record -> record.canonical().stream())
                .map(form -> form.path(KEY).asText())
                .filter(key -> !key.isEmpty())
                .toList();
        unreadable += records.size() - keys.size();
        reconciliation.present(feed, keys);
    }

    void end(ReconciliationMessages messages) {
        if (unreadable > 0) {
            reconciliation.abandon(feed, unreadable);
        } else {
            messages.end(mostPercent, false);
        }
    }
}
