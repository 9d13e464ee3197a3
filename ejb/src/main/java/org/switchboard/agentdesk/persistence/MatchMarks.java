package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerMatch.Marks;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.database.Columns;
import org.switchboard.database.KeptPlans;
import org.switchboard.measurement.model.Reading;

/** What sets customers apart in a list of matches, one statement for all of them. */
@ApplicationScoped
public class MatchMarks {

    /** The union stops also where the data has a loop. */
    private static final String MARKS = """
            with recursive holder as (
              select c.id as asked, c.source, c.source_key, c.sensitive from customer c where c.id = any (:records)
              union
              select own.customer_id, r.source, r.source_key, r.sensitive
              from identity_member own
              join identity_member other on other.identity_id = own.identity_id
              join customer r on r.id = other.customer_id and not r.deleted
              where own.customer_id = any (:records)),
            account as (
              select h.asked, a.id, a.source, a.source_key
              from holder h
              join customer_account a on a.source = h.source and a.customer_key = h.source_key and not a.deleted),
            place as (
              select a.asked, u.source, u.network_element_key, u.connection_state
              from account a
              join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted),
            above (asked, source, source_key, upstream_key) as (
              select p.asked, e.source, e.source_key, e.upstream_key
              from place p join network_element e on e.source_key = p.network_element_key and not e.deleted
              union
              select w.asked, e.source, e.source_key, e.upstream_key
              from above w
              join network_element e on e.source = w.source and e.source_key = w.upstream_key and not e.deleted)
            select asked.id, dark.n > 0 as dark, dark.since, debt.arrears, debt.currency,
                   coalesce(debt.arrears > 0, false) or coalesce(debt.disconnected, false)
                   or exists (select from place p
                              where p.asked = asked.id and p.connection_state = :disconnected) as in_debt,
                   exists (select from holder h
                           where h.asked = asked.id and :lifeSupport = any (h.sensitive)) as life_support
            from unnest(:records) as asked (id)
            cross join lateral (
              select count(*) as n, min(since) as since from (
                select m.changed_at as since
                from place p
                join measurement_point mp on mp.network_element_key = p.network_element_key
                  and mp.kind = :supplyState and not mp.deleted
                join measurement m on m.source = mp.source and m.source_key = mp.source_key
                  and not m.deleted and m.value = 0 and m.quality is not distinct from :good
                where p.asked = asked.id
                union all
                select o.started_at
                from above w
                join outage o on o.network_element_key = w.source_key
                  and o.state is distinct from 'restored' and not o.deleted
                where w.asked = asked.id) as each) as dark
            cross join lateral (
              select sum(cast(b.answer ->> 'arrears' as numeric)) as arrears, min(b.answer ->> 'currency') as currency,
                     bool_or(cast(b.answer ->> 'disconnectedForDebt' as boolean)) as disconnected
              from account a join account_balance b on b.account_id = a.id
              where a.asked = asked.id) as debt""";

    @Inject
    Jdbi jdbi;

    /** By the id of the record; each that was asked for has its marks. */
    public Map<Long, Marks> of(Collection<Long> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> {
            KeptPlans.useInTransaction(handle);
            return handle.createQuery(MARKS)
                    .bindArray("records", Long.class, records)
                    .bind("supplyState", Reading.SUPPLY_STATE)
                    .bind("good", Reading.GOOD)
                    .bind("disconnected", UsagePoint.DISCONNECTED_FOR_DEBT)
                    .bind("lifeSupport", Customer.LIFE_SUPPORT)
                    .map((row, context) -> Map.entry(row.getLong("id"), marks(row)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
    }

    private static Marks marks(ResultSet row) throws SQLException {
        Optional<BigDecimal> arrears =
                Optional.ofNullable(row.getBigDecimal("arrears")).filter(sum -> sum.signum() > 0);
        return new Marks(
                row.getBoolean("dark"),
                Columns.instant(row, "since"),
                row.getBoolean("in_debt"),
                arrears,
                arrears.isPresent() ? Columns.text(row, "currency") : Optional.empty(),
                row.getBoolean("life_support"));
    }
}
