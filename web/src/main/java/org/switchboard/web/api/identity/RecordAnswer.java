package org.switchboard.web.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.identity.model.RecordView;

/** A customer record, to be compared with another. */
public record RecordAnswer(
        long id,
        String source,
        String key,
        Instant changedAt,
        String name,
        Optional<String> kind,
        Optional<String> identityNumber,
        List<String> telephones,
        List<String> emails,
        List<String> accounts,
        List<String> addresses) {

    public static RecordAnswer of(RecordView record) {
        return new RecordAnswer(
                record.id(),
                record.source(),
                record.key(),
                record.changedAt(),
                record.name(),
                record.kind(),
                record.identityNumber(),
                record.telephones(),
                record.emails(),
                record.accounts(),
                record.addresses());
    }
}
