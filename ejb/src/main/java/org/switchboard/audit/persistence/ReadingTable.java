package org.switchboard.audit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.audit.model.Budget;
import org.switchboard.audit.model.NewEntry;
import org.switchboard.database.Columns;

/**
 * Entries of readings. The entries themselves are what is counted, so that a budget needs no table of its own and no row on
 * which the readings of a user would wait for each other.
 */
@ApplicationScoped
public class ReadingTable {

    /** How many different views of one customer are entries of their own; bounds what a count reads. */
    private static final int VIEWS_OF_ONE = 3;

    private static final String ADD = """
            with seen as (
              select 1 from audit_entry
              where subject = :subject and at > :sameSince and actor = :actor and action = :action
                and origin = :origin and kind = :kind
              limit 1),
            counted as (
              select count(*) as before, min(at) as oldest
              from (select min(at) as at
                    from (select id, at, subject from audit_entry
                          where actor = :actor and at > :since and kind = :kind and not (:once and subject = :subject)
                          order by at desc limit :most) as recent
                    group by case when :once then subject else cast(id as text) end) as distinct_ones),
            added as (
              insert into audit_entry (%s)
              select %s from counted where (:limit = 0 or before < :limit) and not exists (select 1 from seen)
              returning id)
            %s
            select before, oldest, exists (select 1 from seen) as seen, exists (select 1 from added) as added
            from counted""".formatted(AuditTable.COLUMNS, AuditTable.VALUES, AuditTable.TEXT);

    @Inject
    Jdbi jdbi;

    protected ReadingTable() {
        // for the container's proxy
    }

    public ReadingTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param before readings of the window without this one
     * @param seen the same reading was recorded a short time ago, and is not again
     * @param added false and not seen: the budget is used up
     */
    public record Counted(int before, Optional<Instant> oldest, boolean seen, boolean added) {}

    /**
     * @param sameSince since when the same reading is not recorded again; then a budget counts each customer once. Empty to
     *     record and count every one
     */
    public Counted add(NewEntry entry, Budget budget, Optional<Instant> sameSince, Instant since) {
        return jdbi.withHandle(handle -> AuditTable.bind(handle.createQuery(ADD), entry)
                .bind("sameSince", sameSince.orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .bind("since", since)
                .bind("once", sameSince.isPresent())
                .bind("limit", budget.limit())
                .bind("most", budget.isNone() ? 0 : VIEWS_OF_ONE * (Math.max(budget.alarm(), budget.limit()) + 1))
                .map((row, context) -> new Counted(
                        row.getInt("before"),
                        Columns.instant(row, "oldest"),
                        row.getBoolean("seen"),
                        row.getBoolean("added")))
                .one());
    }
}
