package org.switchboard.source.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordOrder;

/**
 * Records of one feed that are stored together, with the watermark that covers them. An empty batch is a sign of life:
 * the source answered and had nothing new.
 *
 * @param mapping the mapping file that made the canonical records, for replay; empty when they came canonical
 * @param watermark where the next read begins, committed with the records; empty for feeds that keep none
 * @param order which of two records with one key counts
 */
public record IntakeBatch(
        FeedId feed,
        List<SourceRecord> records,
        Optional<String> mapping,
        Optional<String> watermark,
        RecordOrder order) {

    public IntakeBatch {
        Objects.requireNonNull(feed, "feed");
        records = List.copyOf(records);
    }

    /** Ordered by the time of change. */
    public IntakeBatch(FeedId feed, List<SourceRecord> records, Optional<String> mapping, Optional<String> watermark) {
        this(feed, records, mapping, watermark, RecordOrder.BY_CHANGE_TIME);
    }
}
