package org.switchboard.web.audit;

import org.switchboard.audit.model.AuditView;

/** An entry as the page shows it: the subject apart from its key. */
public record AuditRow(AuditView entry, String subject, String key) {

    static AuditRow of(AuditView entry) {
        int slash = entry.subject().indexOf('/');
        return slash < 0
                ? new AuditRow(entry, entry.subject(), "")
                : new AuditRow(
                        entry,
                        entry.subject().substring(0, slash),
                        entry.subject().substring(slash + 1));
    }
}
