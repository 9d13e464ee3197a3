package org.switchboard.billing.model;

import java.time.Instant;

/**
 * Billing's last answer about an account.
 *
 * @param asOf when it was given
 */
public record KnownBalance(long accountId, AccountBalance balance, Instant asOf) {}
