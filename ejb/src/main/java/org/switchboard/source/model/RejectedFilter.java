package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.RecordType;

/**
 * Which of the rejected records that wait. What is empty is not asked for.
 *
 * @param field the whole name of the field at fault, such as {@code /telephones/0}
 * @param reason a text that the reason holds, in any case
 * @param since when it was rejected at the earliest
 * @param until when it was rejected at the latest
 */
public record RejectedFilter(
        Optional<String> source,
        Optional<RecordType> type,
        Optional<String> field,
        Optional<String> reason,
        Optional<Instant> since,
        Optional<Instant> until) {

    public static final RejectedFilter ALL = of(Optional.empty());

    public static RejectedFilter of(Optional<String> source) {
        return new RejectedFilter(
                source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
