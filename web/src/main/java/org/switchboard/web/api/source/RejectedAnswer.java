package org.switchboard.web.api.source;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.RejectedRecord;

/** A rejected record on the wire, with the original whole and what was wrong with it. */
public record RejectedAnswer(
        long id,
        String source,
        String feed,
        RecordType recordType,
        String field,
        String value,
        String reason,
        String original,
        Optional<String> mapping,
        Instant rejectedAt) {

    static RejectedAnswer of(RejectedRecord record) {
        return new RejectedAnswer(
                record.id(),
                record.feed().source(),
                record.feed().name(),
                record.feed().type(),
                record.problem().field(),
                record.problem().value(),
                record.problem().reason(),
                record.original(),
                record.mapping(),
                record.rejectedAt());
    }
}
