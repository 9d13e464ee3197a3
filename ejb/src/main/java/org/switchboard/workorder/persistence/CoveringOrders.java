package org.switchboard.workorder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.Columns;
import org.switchboard.network.model.ElementKey;
import org.switchboard.workorder.model.RepairableDevice;

/** Finds the unrestored orders on the supply path of a place, and below a device. */
@ApplicationScoped
public class CoveringOrders {

    /** Deeper than any real tree; a loop in the data ends here at the latest. */
    private static final int DEEPEST = 64;

    private static final String UNRESTORED = "('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE')";

    private static final String UP = """
            up as (
              select s.*, 0 as depth from start s
              union all
              select e.source, e.source_key, e.upstream_key, u.depth + 1
              from up u join network_element e
                on e.source_key = u.upstream_key and e.source = u.source and not e.deleted
              where u.depth < :deepest)""";

    private static final String OF_TICKET = """
            with recursive ticket as (
              select t.element_source, t.element_key, u.source as asking, u.network_element_key as place
              from trouble_ticket t
              left join usage_point u on u.source_key = t.usage_point_key and u.source = t.usage_point_source
                and not u.deleted
              where t.id = :ticket and t.category = 'FAULT_REPORT' and t.work_order_id is null
                and t.cause is distinct from 'meter-energised-in-home'),
            start as (
              (select e.source, e.source_key, e.upstream_key from ticket t
               join network_element e on e.source_key = coalesce(t.place, t.element_key) and not e.deleted
               order by (e.source = coalesce(t.asking, t.element_source)) desc, e.source limit 1)),
            """ + UP + """

            select o.id from up u
            join work_order o on o.element_key = u.source_key and o.element_source = u.source and o.state in %s
            where not exists (select 1 from trouble_ticket_entry h where h.ticket_id = :ticket
                                and h.action = 'DETACHED_BY_HAND' and h.detail = o.number)
            order by (o.element_key = (select element_key from ticket)) desc nulls last, u.depth limit 1""".formatted(UNRESTORED);

    private static final String ABOVE = """
            with recursive start as (
              select e.source, e.source_key, e.upstream_key from network_element e
              where e.source_key = :key and e.source = :source and not e.deleted),
            """ + UP + """

            select o.id from up u
            join work_order o on o.element_key = u.source_key and o.element_source = u.source and o.state in %s
            where u.depth > 0 order by u.depth limit 1""".formatted(UNRESTORED);

    private static final String BELOW = """
            with recursive below as (
              select e.source, e.source_key from network_element e
              where e.source_key = :key and e.source = :source and not e.deleted
              union
              select e.source, e.source_key from below b join network_element e
                on e.upstream_key = b.source_key and e.source = b.source and not e.deleted),
            standing as (
              select o.id as order_id, b.source, b.source_key
              from below b join work_order o
                on o.element_key = b.source_key and o.element_source = b.source and o.state in %s
              where o.id <> :order),
            covered as (
              select s.order_id, s.source, s.source_key, 0 as depth from standing s
              union all
              select c.order_id, e.source, e.source_key, c.depth + 1
              from covered c join network_element e
                on e.upstream_key = c.source_key and e.source = c.source and not e.deleted
              where c.depth < :deepest)
            select distinct on (t.id) t.id as ticket_id, c.order_id
            from trouble_ticket t
            join usage_point u on u.source_key = t.usage_point_key and u.source = t.usage_point_source and not u.deleted
            join covered c on c.source_key = u.network_element_key
            where t.work_order_id = :order and t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')
            order by t.id, c.depth""".formatted(UNRESTORED);

    private static final String DEVICES = """
            with recursive ticket as (
              select t.element_source, t.element_key, u.source as asking, u.network_element_key as place
              from trouble_ticket t
              left join usage_point u on u.source_key = t.usage_point_key and u.source = t.usage_point_source
                and not u.deleted
              where t.id = :ticket),
            start as (
              (select e.source, e.source_key, e.upstream_key from ticket t
               join network_element e on e.source_key = coalesce(t.place, t.element_key) and not e.deleted
               order by (e.source = coalesce(t.asking, t.element_source)) desc, e.source limit 1)),
            """ + UP + """

            , found as (
              select source, source_key, depth from up
              union all
              select element_source, element_key, -1 from ticket where element_key is not null)
            select e.source, e.source_key, e.name, e.kind from (
              select source, source_key, min(depth) as depth from found group by source, source_key) f
            join network_element e on e.source_key = f.source_key and e.source = f.source and not e.deleted
            order by f.depth limit 64""";

    @Inject
    Jdbi jdbi;

    protected CoveringOrders() {
        // for the container's proxy
    }

    public CoveringOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Covered(long order, long ticket) {}

    /**
     * The order that a fault ticket without an order belongs to: that of the device it names, else the nearest one above
     * its place. None for a fault on the customer's side, which no order on the network mends.
     */
    public Optional<Long> ofTicket(long ticket) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_TICKET)
                .bind("ticket", ticket)
                .bind("deepest", DEEPEST)
                .mapTo(Long.class)
                .findFirst());
    }

    /** The device that the ticket names, then its place and the devices above it, from the nearest up. */
    public List<RepairableDevice> devicesOf(long ticket) {
        return jdbi.withHandle(handle -> handle.createQuery(DEVICES)
                .bind("ticket", ticket)
                .bind("deepest", DEEPEST)
                .map((row, context) -> new RepairableDevice(
                        new ElementKey(row.getString("source"), row.getString("source_key")),
                        Columns.text(row, "name").orElse(row.getString("source_key")),
                        Columns.text(row, "kind").orElse("")))
                .list());
    }

    /** The nearest unrestored order above the device. */
    public Optional<Long> above(ElementKey device) {
        return jdbi.withHandle(handle -> handle.createQuery(ABOVE)
                .bind("key", device.key())
                .bind("source", device.source())
                .bind("deepest", DEEPEST)
                .mapTo(Long.class)
                .findFirst());
    }

    /** Open tickets of an order whose places lie below the device of another unrestored order, by that order. */
    public Map<Long, Set<Long>> ticketsCoveredBelow(ElementKey device, long order) {
        return jdbi.withHandle(handle -> handle.createQuery(BELOW)
                .bind("key", device.key())
                .bind("source", device.source())
                .bind("order", order)
                .bind("deepest", DEEPEST)
                .map((row, context) -> new Covered(row.getLong("order_id"), row.getLong("ticket_id")))
                .collect(Collectors.groupingBy(
                        Covered::order, Collectors.mapping(Covered::ticket, Collectors.toSet()))));
    }
}
