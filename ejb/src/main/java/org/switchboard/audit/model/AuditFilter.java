package org.switchboard.audit.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted.
 *
 * @param subject such as {@code customer/12}
 * @param since the earliest
 * @param until before this moment
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> subject,
        Optional<AuditKind> kind,
        Optional<Instant> since,
        Optional<Instant> until) {

    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
