package org.switchboard.audit.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry before it has its number.
 *
 * @param detail codes and keys; never a customer's name or number
 * @param text what a person typed; kept so that it can be erased
 */
public record NewEntry(
        Instant at,
        String actor,
        Optional<String> origin,
        AuditKind kind,
        String action,
        String subject,
        Optional<String> detail,
        Optional<String> text) {}
