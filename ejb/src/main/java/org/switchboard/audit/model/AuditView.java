package org.switchboard.audit.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Who did what to which of our things, and when. Holds no customer's name or number but in its text.
 *
 * @param origin person, program, source or system; empty in entries of earlier versions
 * @param subject such as {@code customer/12}
 * @param text what was searched, or the reason of a reveal; empty when there was none or when it was erased
 */
public record AuditView(
        long id,
        Instant at,
        String actor,
        Optional<String> origin,
        AuditKind kind,
        String action,
        String subject,
        Optional<String> detail,
        Optional<String> text) {}
