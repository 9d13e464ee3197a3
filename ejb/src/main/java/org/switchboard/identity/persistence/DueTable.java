package org.switchboard.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;

/** Records that changed and were not looked at since. */
@ApplicationScoped
public class DueTable {

    /** From a changed record to the customers it affects. */
    private static final Map<RecordType, String> OBSERVED_TYPES = Map.of(
            RecordType.CUSTOMER, "select c.id from customer c where %s",
            RecordType.ACCOUNT, """
                    select c.id from customer_account r
                    join customer c on c.source = r.source and c.source_key = r.customer_key where %s""",
            RecordType.USAGE_POINT, """
                    select c.id from usage_point r
                    join customer_account a on a.source = r.source and a.source_key = r.account_key
                    join customer c on c.source = a.source and c.source_key = a.customer_key where %s""",
            RecordType.SERVICE_LOCATION, """
                    select c.id from service_location r
                    join usage_point u on u.source = r.source and u.service_location_key = r.source_key
                    join customer_account a on a.source = u.source and a.source_key = u.account_key
                    join customer c on c.source = a.source and c.source_key = a.customer_key where %s""");

    private static final String MARK =
            "insert into identity_due (customer_id, due_at) select distinct told.id, cast(:now as timestamptz)"
                    + " from (%s) as told on conflict (customer_id) do update set indexed = false where identity_due.indexed";

    private Jdbi jdbi;

    protected DueTable() {
        // for the container's proxy
    }

    @Inject
    public DueTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public static boolean isAffectedBy(RecordType type) {
        return OBSERVED_TYPES.containsKey(type);
    }

    public void mark(RecordType type, String source, Collection<String> keys, Instant now) {
        String record = type == RecordType.CUSTOMER ? "c" : "r";
        String changed = record + ".source = :source and " + record + ".source_key = any (:keys)";
        jdbi.useHandle(handle -> handle.createUpdate(
                        MARK.formatted(OBSERVED_TYPES.get(type).formatted(changed)))
                .bind("now", now)
                .bind("source", source)
                .bindArray("keys", String.class, keys)
                .execute());
    }

    /** Indexed records that are looked at once more. */
    public void markAgain(Collection<Long> customers, Instant now) {
        if (customers.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into identity_due (customer_id, due_at, indexed)
                        select id, cast(:now as timestamptz), true from unnest(:customers) as each (id)
                        on conflict do nothing""")
                .bind("now", now)
                .bindArray("customers", Long.class, customers)
                .execute());
    }

    /** Records whose keys are to be written; from now on they count as indexed. Another node takes others. */
    public List<Long> toIndex(int most) {
        return some("""
                update identity_due set indexed = true where customer_id in (
                  select customer_id from identity_due where not indexed
                  order by due_at limit :most for update skip locked)
                returning customer_id""", most);
    }

    /** Takes indexed records off the table; who takes them and fails leaves them on it. Another node takes others. */
    public List<Long> take(int most) {
        return some("""
                delete from identity_due where customer_id in (
                  select customer_id from identity_due where indexed
                  order by due_at limit :most for update skip locked)
                returning customer_id""", most);
    }

    private List<Long> some(String statement, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    public long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from identity_due")
                .mapTo(Long.class)
                .one());
    }
}
