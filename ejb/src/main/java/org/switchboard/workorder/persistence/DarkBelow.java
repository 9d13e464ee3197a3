package org.switchboard.workorder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.customer.model.Customer;
import org.switchboard.database.Columns;
import org.switchboard.network.model.ElementKey;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.model.StillDark.Reading;

/** Finds the meters and switches below a device that read without supply, each question in one statement. */
@ApplicationScoped
public class DarkBelow {

    /** How long an unanswered ping counts as current. */
    private static final Duration PING_HOLDS = Duration.ofMinutes(5);

    /**
     * word: the latest reading of each kind of the elements below the device and of the places of the order's tickets.
     * cut: what lies below a switch that reads open, where its control system responds.
     */
    private static final String EVIDENCE = """
            with recursive below as (
              select e.source, e.source_key, e.normally_open from network_element e
              where e.source = :source and e.source_key = :key and not e.deleted
              union
              select e.source, e.source_key, e.normally_open from below b join network_element e
                on e.upstream_key = b.source_key and e.source = b.source and not e.deleted),
            place as (
              select t.id as ticket_id, u.network_element_key as key
              from trouble_ticket t
              join usage_point u on u.source_key = t.usage_point_key and u.source = t.usage_point_source and not u.deleted
              where t.work_order_id = :order and t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')
                and u.network_element_key is not null),
            asked as (select source_key as key from below union select key from place),
            word as (
              select distinct on (p.network_element_key, p.kind)
                     p.network_element_key as key, p.kind, m.source, m.value, m.quality, m.changed_at as at
              from asked a
              join measurement_point p on p.network_element_key = a.key and not p.deleted
                and p.kind in ('supply-state', 'ping', 'switch-state')
              join measurement m on m.source_key = p.source_key and m.source = p.source and not m.deleted
              order by p.network_element_key, p.kind, m.changed_at desc),
            supply as (select * from word where kind = 'supply-state' and coalesce(quality, 'good') = 'good'),
            ping as (select * from word where kind = 'ping'),
            dark_meter as (
              select s.key, 'LAST_GASP' as kind, s.source, s.at
              from supply s left join ping p on p.key = s.key and p.value > 0 and p.at > s.at
              where s.value = 0 and p.key is null
              union all
              select p.key, 'NO_ANSWER', p.source, p.at
              from ping p left join supply s on s.key = p.key and (s.value = 0 or s.at > p.at)
              where p.value = 0 and p.at > :askedSince and s.key is null),
            open_switch as (
              select distinct w.key, 'SWITCH_OPEN' as kind, w.source, w.at
              from word w join below b on b.source_key = w.key
              where w.kind = 'switch-state' and w.value = 0 and coalesce(w.quality, 'good') = 'good'
                and b.normally_open is not true),
            cut as (
              select b.source, b.source_key from below b join open_switch o on o.key = b.source_key
              where o.source <> all (:silent)
              union
              select e.source, e.source_key from cut c join network_element e
                on e.upstream_key = c.source_key and e.source = c.source and not e.deleted),
            dark as (select key from dark_meter union select source_key from cut)
            """;

    private static final String STILL_DARK = EVIDENCE + """
            , behind as (
              select d.key, c.id, c.name, c.sensitive, l.address
              from dark d
              join usage_point u on u.network_element_key = d.key and not u.deleted
              left join customer_account a on a.source_key = u.account_key and a.source = u.source and not a.deleted
              left join customer c on c.source_key = a.customer_key and c.source = a.source and not c.deleted
              left join service_location l on l.source_key = u.service_location_key and l.source = u.source
                and not l.deleted),
            listed as (
              select o.key, o.kind, o.source, o.at, n.name, null as address, false as life_support
              from open_switch o left join lateral (
                select name from network_element e where e.source_key = o.key and not e.deleted
                order by (e.source = :source) desc, e.source limit 1) n on true
              union all
              select m.key, m.kind, m.source, m.at, b.name, b.address, coalesce(b.life_support, false)
              from dark_meter m left join (
                select key, min(name) as name, min(address) as address,
                       bool_or(coalesce(:lifeSupport = any (sensitive), false)) as life_support
                from behind group by key) b on b.key = m.key)
            select listed.*, (select count(*) from dark_meter) as meters, (select count(*) from open_switch) as switches,
                   (select count(distinct id) from behind) as customers,
                   (select count(*) from place p join dark d on d.key = p.key) as tickets
            from listed
            order by (kind <> 'SWITCH_OPEN'), (not life_support), address, name, key
            limit :limit""";

    private static final String TICKETS =
            EVIDENCE + "select distinct p.ticket_id from place p join dark d on d.key = p.key";

    @Inject
    Jdbi jdbi;

    protected DarkBelow() {
        // for the container's proxy
    }

    public DarkBelow(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(Reading reading, long meters, long switches, long customers, long tickets) {}

    /**
     * @param order whose tickets count, wherever their places are
     * @param notResponding control systems that do not respond: their open switches are listed, but cut off no customer
     * @param first how many readings to name
     */
    public StillDark find(ElementKey device, long order, Collection<String> notResponding, Instant now, int first) {
        List<Row> rows = jdbi.withHandle(handle -> evidence(handle, STILL_DARK, device, order, notResponding, now)
                .bind("lifeSupport", Customer.LIFE_SUPPORT)
                .bind("limit", first)
                .map(DarkBelow::row)
                .list());
        if (rows.isEmpty()) {
            return StillDark.NOTHING;
        }
        Row any = rows.get(0);
        return new StillDark(
                any.meters,
                any.switches,
                any.customers,
                any.tickets,
                rows.stream().map(Row::reading).toList());
    }

    /** The open tickets of the order whose places are still without supply. */
    public Set<Long> ticketsOf(long order, ElementKey device, Collection<String> notResponding, Instant now) {
        return jdbi.withHandle(handle -> evidence(handle, TICKETS, device, order, notResponding, now)
                .mapTo(Long.class)
                .collect(Collectors.toSet()));
    }

    private static Query evidence(
            Handle handle, String sql, ElementKey device, long order, Collection<String> notResponding, Instant now) {
        return handle.createQuery(sql)
                .bind("source", device.source())
                .bind("key", device.key())
                .bind("order", order)
                .bindArray("silent", String.class, notResponding)
                .bind("askedSince", now.minus(PING_HOLDS));
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                new Reading(
                        StillDark.Kind.valueOf(row.getString("kind")),
                        row.getString("key"),
                        Columns.text(row, "name").orElse(row.getString("key")),
                        Columns.text(row, "address"),
                        row.getBoolean("life_support"),
                        row.getString("source"),
                        Columns.instant(row, "at").orElseThrow()),
                row.getLong("meters"),
                row.getLong("switches"),
                row.getLong("customers"),
                row.getLong("tickets"));
    }
}
