package org.switchboard.identity.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Masked;

/** A record as a person compares it with another. */
public record RecordView(
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

    public RecordView {
        telephones = List.copyOf(telephones);
        emails = List.copyOf(emails);
        accounts = List.copyOf(accounts);
        addresses = List.copyOf(addresses);
    }

    /** Its numbers as views show them. */
    public RecordView masked() {
        return new RecordView(
                id,
                source,
                key,
                changedAt,
                name,
                kind,
                identityNumber.map(Masked::number),
                telephones.stream().map(Masked::number).toList(),
                emails.stream().map(Masked::email).toList(),
                accounts,
                addresses);
    }
}
