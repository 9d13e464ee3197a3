package org.switchboard.outage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.model.Customer;
import org.switchboard.database.Columns;
import org.switchboard.database.Part;
import org.switchboard.database.ResultRow;
import org.switchboard.database.Row;
import org.switchboard.network.model.ElementKey;
import org.switchboard.outage.model.AffectedCustomers;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.outage.model.RestorationEstimate;

/** Set-based reads of outages and plans, each on an index. */
@ApplicationScoped
public class OutageQueries {

    private static final int MOST_ON_A_PATH = 20;

    private static final String BELOW = """
            with recursive below as (
              (select source, source_key from network_element
               where source_key = :key and not deleted order by (source = :source) desc, source limit 1)
              union
              select e.source, e.source_key
              from below b join network_element e
                on e.source = b.source and e.upstream_key = b.source_key and not e.deleted)
            select count(distinct c.id) as customers,
                   count(distinct c.id) filter (where :lifeSupport = any (c.sensitive)) as life_support
            from below b
            join usage_point u on u.network_element_key = b.source_key and not u.deleted
            join customer_account a on a.source = u.source and a.source_key = u.account_key and not a.deleted
            join customer c on c.source = a.source and c.source_key = a.customer_key and not c.deleted""";

    @Inject
    Jdbi jdbi;

    public List<Outage> openOn(Collection<String> elementKeys) {
        return openPart(elementKeys).list(jdbi);
    }

    public Part<Outage> openPart(Collection<String> elementKeys) {
        return Part.of("""
                        select * from outage
                        where network_element_key = any (:keys) and state is distinct from 'restored' and not deleted
                        order by started_at desc nulls last, id desc limit :limit""", OutageQueries::outage)
                .bindTexts("keys", elementKeys)
                .bind("limit", MOST_ON_A_PATH);
    }

    public Part<OutagePlan> plansPart(Collection<String> elementKeys, Instant now) {
        return Part.of("""
                        select * from outage_plan
                        where network_element_keys && cast(:keys as text[]) and ends_at > :now and not deleted
                        order by starts_at limit :limit""", OutageQueries::plan)
                .bindTexts("keys", elementKeys)
                .bind("now", now)
                .bind("limit", MOST_ON_A_PATH);
    }

    public List<Outage> page(Optional<String> state, int limit, Optional<Long> before) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from outage
                        where not deleted and (cast(:state as text) is null or state = :state)
                          and (cast(:before as bigint) is null or id < :before)
                        order by id desc limit :limit""")
                .bind("state", state.orElse(null))
                .bind("before", before.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> outage(new ResultRow(row)))
                .list());
    }

    public Optional<Outage> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from outage where id = :id and not deleted")
                .bind("id", id)
                .map((row, context) -> outage(new ResultRow(row)))
                .findFirst());
    }

    public List<RestorationEstimate> estimatesOf(long outageId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from outage_restoration_estimate where outage_id = :id order by changed_at limit 500""")
                .bind("id", outageId)
                .map((row, context) -> new RestorationEstimate(
                        Columns.instant(row, "changed_at").orElseThrow(),
                        Columns.instant(row, "estimated_restoration_at")))
                .list());
    }

    public AffectedCustomers below(ElementKey element) {
        return jdbi.withHandle(handle -> handle.createQuery(BELOW)
                .bind("key", element.key())
                .bind("source", element.source())
                .bind("lifeSupport", Customer.LIFE_SUPPORT)
                .map((row, context) -> new AffectedCustomers(row.getInt("customers"), row.getInt("life_support")))
                .one());
    }

    private static Outage outage(Row row) throws SQLException {
        return new Outage(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                row.instant("changed_at").orElseThrow(),
                row.text("network_element_key"),
                row.number("longitude"),
                row.number("latitude"),
                row.instant("started_at"),
                row.instant("estimated_restoration_at"),
                row.text("cause"),
                row.whole("customers").map(Long::intValue),
                row.text("crew_state"),
                row.text("state"));
    }

    private static OutagePlan plan(Row row) throws SQLException {
        return new OutagePlan(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                row.instant("changed_at").orElseThrow(),
                row.texts("network_element_keys"),
                row.instant("starts_at").orElse(Instant.EPOCH),
                row.instant("ends_at").orElse(Instant.MAX),
                row.text("reason"),
                row.text("state"));
    }
}
