package org.switchboard.workorder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.customer.model.Customer;
import org.switchboard.database.Columns;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.workorder.model.WaitingTicket.Freed;

/** Reads which open fault tickets have no order, and why those that had one have it no more. */
@ApplicationScoped
public class WaitingTicketQueries {

    private static final String WAITING = """
            from trouble_ticket t left join customer c on c.id = t.customer_id
            where t.work_order_id is null and t.category = 'FAULT_REPORT'
              and t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')""";

    private static final String LIST = """
            with ranked as (
              select t.*, coalesce(:lifeSupport = any (c.sensitive), false) as life_support,
                     case when t.hazards <> '' or t.symptom = 'danger' then 0
                          when :lifeSupport = any (c.sensitive) then 1
                          else 2 + coalesce(array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], t.priority), 5)
                     end as rank
              """ + WAITING + """
            ),
            page as (
              select * from ranked
              where (rank, opened_at, id) > (:rank, :openedAt, :id)
              order by rank, opened_at, id limit :limit)
            select p.id, p.rank, p.opened_at, p.life_support, place.address, device.name as device_name,
                   freed.action, freed.detail, freed.at
            from page p
            left join lateral (
              select l.address from usage_point u
              join service_location l on l.source_key = u.service_location_key and l.source = u.source and not l.deleted
              where u.source_key = p.usage_point_key and u.source = p.usage_point_source and not u.deleted limit 1) place
              on true
            left join lateral (
              select e.name from network_element e
              where e.source_key = p.element_key and e.source = p.element_source and not e.deleted limit 1) device on true
            left join lateral (
              select h.action, h.detail, h.at from trouble_ticket_entry h
              where h.ticket_id = p.id and h.action in ('DETACHED_FROM_ORDER', 'DETACHED_BY_HAND', 'STILL_DARK')
              order by h.id desc limit 1) freed on true
            order by p.rank, p.opened_at, p.id""";

    /** One ticket of the list; the rest of it is read by its id. */
    public record Found(
            long id,
            int rank,
            Instant openedAt,
            boolean lifeSupport,
            Optional<String> address,
            Optional<String> deviceName,
            Optional<Freed> freed) {

        public String cursor() {
            return rank + "_" + openedAt + "_" + id;
        }
    }

    /** Where a page of the list ended. */
    public record Position(int rank, Instant openedAt, long id) {

        public static final Position BEGINNING = new Position(-1, Instant.parse("0001-01-01T00:00:00Z"), 0);

        public static Position parse(String cursor) {
            return Page.position(
                    cursor,
                    parts -> new Position(
                            Integer.parseInt(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2])));
        }
    }

    @Inject
    Jdbi jdbi;

    protected WaitingTicketQueries() {
        // for the container's proxy
    }

    public WaitingTicketQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The most urgent first, those behind the position. */
    public List<Found> list(Position after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("lifeSupport", Customer.LIFE_SUPPORT)
                .bind("rank", after.rank)
                .bind("openedAt", after.openedAt)
                .bind("id", after.id)
                .bind("limit", limit)
                .map(WaitingTicketQueries::found)
                .list());
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) " + WAITING)
                .mapTo(Long.class)
                .one());
    }

    private static Found found(ResultSet row, StatementContext context) throws SQLException {
        return new Found(
                row.getLong("id"),
                row.getInt("rank"),
                Columns.instant(row, "opened_at").orElseThrow(),
                row.getBoolean("life_support"),
                Columns.text(row, "address"),
                Columns.text(row, "device_name"),
                row.getString("action") == null ? Optional.empty() : Optional.of(freed(row)));
    }

    private static Freed freed(ResultSet row) throws SQLException {
        String[] detail = Columns.text(row, "detail").orElse("").split(" · ", 2);
        return new Freed(
                TicketAction.valueOf(row.getString("action")),
                detail[0],
                detail.length > 1 ? Optional.of(detail[1]) : Optional.empty(),
                Columns.instant(row, "at").orElseThrow());
    }
}
