package org.switchboard.web.api.audit;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;

/**
 * Who did what to which of our things, and when.
 *
 * @param origin PERSON or PROGRAM
 * @param subject such as {@code customer/12}
 * @param text what was searched, or the reason of a reveal, until it is erased
 */
public record AuditEntryAnswer(
        long id,
        Instant at,
        String user,
        Optional<String> origin,
        AuditKind kind,
        String action,
        String subject,
        Optional<String> detail,
        Optional<String> text) {

    public static AuditEntryAnswer of(AuditView entry) {
        return new AuditEntryAnswer(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.origin(),
                entry.kind(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.text());
    }
}
