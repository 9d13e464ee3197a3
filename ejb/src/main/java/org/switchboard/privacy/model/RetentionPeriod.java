package org.switchboard.privacy.model;

import java.util.Locale;

/** What is kept for a limited time, with the usual number of days and the fewest and the most that may be set. */
public enum RetentionPeriod {
    /** Since they were received. */
    CONTACTS(1_095, 30, 3_650),
    /** Texts, names and numbers of tickets, their calls and callbacks, since the ticket was closed. */
    TICKETS(1_095, 90, 3_650),
    /** Since they were rejected; one that still waits is deleted, too. */
    REJECTED_RECORDS(90, 7, 730),
    /** Since they were delivered or set aside. */
    OUTBOUND_MESSAGES(30, 1, 365),
    /** Since they were saved last. */
    DRAFTS(30, 1, 365),
    /** Paid ones, since they were paid and received. */
    BILLS(3_650, 365, 7_300),
    /** Billing's last answers. */
    BALANCES(90, 1, 730),
    /** The database itself refuses to delete entries of the last 180 days. */
    AUDIT(1_095, 180, 3_650);

    private final int usualDays;
    private final int fewestDays;
    private final int mostDays;

    RetentionPeriod(int usualDays, int fewestDays, int mostDays) {
        this.usualDays = usualDays;
        this.fewestDays = fewestDays;
        this.mostDays = mostDays;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int usualDays() {
        return usualDays;
    }

    public int fewestDays() {
        return fewestDays;
    }

    public int mostDays() {
        return mostDays;
    }

    /** The nearest number of days that may be set. */
    public int bounded(int days) {
        return Math.max(fewestDays, Math.min(days, mostDays));
    }
}
