package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.model.Customer;
import org.switchboard.database.Columns;
import org.switchboard.database.PlannedAnew;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;

/** Counts the states of meters below the devices of the network. */
@ApplicationScoped
public class MeterQueries {

    /**
     * A meter is without supply by its last gasp, or by an unanswered ping, unless it has shown supply since. Each zero is
     * looked up by itself: few of the points read zero, and the planner cannot know how few while it has no statistics.
     */
    private static final String LOSSES = """
            with recursive loss as (
              select distinct on (s.id, meter.own)
                     s.source as network, p.kind, m.changed_at as since, m.source,
                     case when s.kind = any (:shared) then s.source_key else s.upstream_key end as device
              from measurement_zero z
              cross join lateral (
                select m.source_key, m.source, m.changed_at, m.quality from measurement m
                where m.source_key = z.source_key and m.source = z.source and not m.deleted and m.value = 0 limit 1) m
              cross join lateral (
                select p.source_key, p.network_element_key, p.kind from measurement_point p
                where p.source_key = m.source_key and p.source = m.source and not p.deleted
                  and (p.kind = 'supply-state' and m.changed_at > :gaspsSince and coalesce(m.quality, 'good') = 'good'
                    or p.kind = 'ping' and m.changed_at > :pingsSince) limit 1) p
              cross join lateral (
                select s.id, s.source, s.source_key, s.upstream_key, s.kind from network_element s
                where s.source_key = p.network_element_key and not s.deleted offset 0) s
              cross join lateral (select case when s.kind = any (:shared) then p.source_key end as own) meter
              cross join lateral (
                select exists (
                  select from measurement_point q
                  join measurement n on n.source_key = q.source_key and n.source = q.source and not n.deleted
                  where q.network_element_key = p.network_element_key and not q.deleted
                    and (q.source_key = p.source_key or s.kind is null or s.kind <> all (:shared))
                    and q.kind in ('supply-state', 'ping') and n.value > 0 and n.changed_at > m.changed_at) as supplied
                offset 0) since
              where not since.supplied
              order by s.id, meter.own, p.kind desc),
            device (source, source_key, upstream_key, dark, no_answer, since, meter_source, depth) as (
              select e.source, e.source_key, e.upstream_key,
                     count(*) filter (where l.kind = 'supply-state'), count(*) filter (where l.kind = 'ping'),
                     min(l.since) filter (where l.kind = 'supply-state'), min(l.source), 0
              from loss l
              join network_element e on e.source_key = l.device and e.source = l.network and not e.deleted
              group by e.source, e.source_key, e.upstream_key
              union all
              select e.source, e.source_key, e.upstream_key,
                     d.dark, d.no_answer, d.since, d.meter_source, d.depth + 1
              from device d
              join network_element e on e.source_key = d.upstream_key and e.source = d.source and not e.deleted
              where d.depth < 64)
            select source, source_key, sum(dark) as dark, sum(no_answer) as no_answer, min(since) as since,
                   min(meter_source) as meter_source
            from device group by source, source_key""";

    private static final String BELOW = """
            with recursive below as (
              (select source, source_key, kind, 0 as depth from network_element
               where source_key = :key and source = :source and not deleted)
              union all
              select e.source, e.source_key, e.kind, b.depth + 1
              from below b join network_element e
                on e.upstream_key = b.source_key and e.source = b.source and not e.deleted
              where b.depth < 64)
            """;

    /** A meter can report by its record, or when it has reported. */
    private static final String POPULATION = BELOW + """
            select count(distinct c.id) as customers,
                   count(distinct c.id) filter (where :lifeSupport = any (c.sensitive)) as life_support,
                   count(distinct d.id) filter (where d.kind = 'smart' or reports) as smart,
                   count(distinct d.id) filter (where d.kind is distinct from 'smart' and not reports) as mechanical
            from below b
            join usage_point u on u.network_element_key = b.source_key and not u.deleted
            cross join lateral (select (b.kind is null or b.kind <> all (:shared)) and exists (
              select from measurement_point p where p.network_element_key = b.source_key and not p.deleted
                and p.kind = 'supply-state') as reports) reporting
            left join end_device d on d.usage_point_key = u.source_key and d.source = u.source and not d.deleted
            left join customer_account a on a.source_key = u.account_key and a.source = u.source and not a.deleted
            left join customer c on c.source_key = a.customer_key and c.source = a.source and not c.deleted""";

    /** Meters below that have reported supply after a time, and no loss since. */
    private static final String SUPPLIED = """
            from below b
            join measurement_point p on p.network_element_key = b.source_key and not p.deleted
              and p.kind in ('supply-state', 'ping')
            join measurement m on m.source_key = p.source_key and m.source = p.source and not m.deleted
            where m.value > 0 and m.changed_at > :since
              and not exists (
                select from measurement_point q
                join measurement n on n.source_key = q.source_key and n.source = q.source and not n.deleted
                where q.network_element_key = p.network_element_key and not q.deleted
                  and (q.source_key = p.source_key or b.kind is null or b.kind <> all (:shared))
                  and q.kind = 'supply-state' and n.value = 0 and n.changed_at > m.changed_at)""";

    private static final String ENERGISED = BELOW + """
            select count(distinct (p.network_element_key, case when b.kind = any (:shared) then p.source_key end))
            """ + SUPPLIED;

    /** The last words of supply, one a meter, of which so many are passed over. */
    private static final String SUPPLIED_AT = BELOW + """
            select max(m.changed_at)
            """ + SUPPLIED + """
             group by p.network_element_key, case when b.kind = any (:shared) then p.source_key end
             order by 1 desc offset :others limit 1""";

    /** Each source once, by jumping from one to the next in the index instead of reading all points. */
    private static final String SOURCES = """
            with recursive found as (
              (select source from measurement_point where kind = 'supply-state' order by source limit 1)
              union all
              select (select p.source from measurement_point p
                      where p.kind = 'supply-state' and p.source > f.source order by p.source limit 1)
              from found f where f.source is not null)
            select source from found where source is not null limit 100""";

    @Inject
    Jdbi jdbi;

    protected MeterQueries() {
        // for the container's proxy
    }

    public MeterQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Meters without supply below a device.
     *
     * @param since the first last gasp; empty when there is none
     */
    public record Losses(int dark, int noAnswer, Optional<Instant> since, String source) {}

    /** Who is supplied through a device, and by which meters. */
    public record Population(int customers, int lifeSupport, int smart, int mechanical) {}

    /**
     * Every device with meters without supply below it.
     *
     * @param gaspsSince last gasps after this moment count
     * @param pingsSince unanswered pings after this moment count
     */
    public Map<ElementKey, Losses> losses(Instant gaspsSince, Instant pingsSince) {
        return jdbi.withHandle(handle -> handle.createQuery(LOSSES)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bindArray("shared", String.class, NetworkElement.SHARED_KINDS)
                .bind("gaspsSince", gaspsSince)
                .bind("pingsSince", pingsSince)
                .map((row, context) -> Map.entry(
                        new ElementKey(row.getString("source"), row.getString("source_key")),
                        new Losses(
                                row.getInt("dark"),
                                row.getInt("no_answer"),
                                Columns.instant(row, "since"),
                                row.getString("meter_source"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public Population population(ElementKey device) {
        return jdbi.withHandle(handle -> handle.createQuery(POPULATION)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("key", device.key())
                .bind("source", device.source())
                .bindArray("shared", String.class, NetworkElement.SHARED_KINDS)
                .bind("lifeSupport", Customer.LIFE_SUPPORT)
                .map((row, context) -> new Population(
                        row.getInt("customers"),
                        row.getInt("life_support"),
                        row.getInt("smart"),
                        row.getInt("mechanical")))
                .one());
    }

    /** Meters below the device that have shown supply after the moment. */
    public int energised(ElementKey device, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(ENERGISED)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("key", device.key())
                .bind("source", device.source())
                .bindArray("shared", String.class, NetworkElement.SHARED_KINDS)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /** The latest moment since when so many meters below the device have shown supply, and no loss afterwards. */
    public Optional<Instant> suppliedAt(ElementKey device, int meters) {
        return jdbi.withHandle(handle -> handle.createQuery(SUPPLIED_AT)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("key", device.key())
                .bind("source", device.source())
                .bindArray("shared", String.class, NetworkElement.SHARED_KINDS)
                .bind("since", Instant.EPOCH)
                .bind("others", meters - 1)
                .mapTo(Instant.class)
                .findFirst());
    }

    /** The systems through which meters have reported at all. */
    public Set<String> sources() {
        return jdbi.withHandle(
                handle -> handle.createQuery(SOURCES).mapTo(String.class).set());
    }
}
