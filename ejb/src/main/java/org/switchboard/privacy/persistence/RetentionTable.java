package org.switchboard.privacy.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.switchboard.database.Columns;
import org.switchboard.privacy.model.RetentionDeletion;
import org.switchboard.privacy.model.RetentionPeriod;

/** Deletes a bounded number of old rows at a time; the table {@code retention_deletion}. */
@ApplicationScoped
public class RetentionTable {

    private static final String CONTACTS = """
            delete from party_interaction where id in (
              select id from party_interaction where received_at < :before order by id limit :most)""";

    private static final String TICKETS = """
            with old as (
              select id from trouble_ticket
              where state in ('CLOSED', 'CANCELLED') and blanked_at is null and state_since < :before
              order by id limit :most for update),
            entries as (update trouble_ticket_entry e set detail = null from old where e.ticket_id = old.id),
            calls as (
              update trouble_call c set text = null, caller_name = null, caller_telephone = null,
                callback_telephone = null, place_text = null, place_longitude = null, place_latitude = null
              from old where c.ticket_id = old.id),
            callbacks as (update callback c set telephone = '', version = version + 1 from old where c.ticket_id = old.id)
            update trouble_ticket t set text = null, caller_name = null, caller_telephone = null,
              callback_telephone = null, place_text = null, place_longitude = null, place_latitude = null, matter = null,
              version = version + 1, blanked_at = :now
            from old where t.id = old.id""";

    private static final String REJECTED_RECORDS = """
            delete from rejected_record where id in (
              select id from rejected_record where rejected_at < :before order by id limit :most)""";

    private static final String BILLS = """
            delete from customer_bill where id in (
              select id from customer_bill where received_at < :before and paid_on < :day order by id limit :most)""";

    private static final String BALANCES = """
            delete from account_balance where account_id in (
              select account_id from account_balance where as_of < :before limit :most)""";

    private Jdbi jdbi;

    protected RetentionTable() {
        // for the container's proxy
    }

    @Inject
    public RetentionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public int contacts(Instant before, int most) {
        return delete(CONTACTS, before, most, before);
    }

    public int tickets(Instant before, int most, Instant now) {
        return delete(TICKETS, before, most, now);
    }

    public int rejectedRecords(Instant before, int most) {
        return delete(REJECTED_RECORDS, before, most, before);
    }

    public int bills(Instant before, int most) {
        return delete(BILLS, before, most, before);
    }

    public int balances(Instant before, int most) {
        return delete(BALANCES, before, most, before);
    }

    private int delete(String statement, Instant before, int most, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(statement)
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("before", before)
                .bind("day", before.atZone(ZoneId.systemDefault()).toLocalDate())
                .bind("most", most)
                .bind("now", now)
                .execute());
    }

    public void report(RetentionPeriod period, long rows, Instant before, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into retention_deletion (at, period, rows, before)"
                        + " values (:at, :period, :rows, :before)")
                .bind("at", at)
                .bind("period", period.name())
                .bind("rows", rows)
                .bind("before", before)
                .execute());
    }

    /** Those below the id, newest first. */
    public List<RetentionDeletion> before(long id, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from retention_deletion where id < :id order by id desc limit :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> new RetentionDeletion(
                        row.getLong("id"),
                        Columns.instant(row, "at").orElseThrow(),
                        RetentionPeriod.valueOf(row.getString("period")),
                        row.getLong("rows"),
                        Columns.instant(row, "before").orElseThrow()))
                .list());
    }
}
