package org.switchboard.audit.model;

import java.time.Instant;
import java.util.Optional;

/** Who did what to which of our things, and when. Never holds a customer's name or number. */
public record AuditView(long id, Instant at, String actor, String action, String subject, Optional<String> detail) {}
