package org.switchboard.audit;

import org.switchboard.audit.model.AuditKind;

/** A user has read more than the budget of their kind of reading; raised once a minute at most. */
public record ReadingAlarm(String actor, AuditKind kind, boolean refused) {}
