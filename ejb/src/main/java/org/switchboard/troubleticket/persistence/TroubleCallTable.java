package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.ResultRow;
import org.switchboard.database.Row;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.HazardCodes;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TroubleCallView;

/** The table {@code trouble_call}: each call about a fault, written once. */
@ApplicationScoped
public class TroubleCallTable {

    /** The first of the two numbers of an advisory lock; nothing else in this database uses it. */
    private static final int MATTERS = 0x7a11;

    private static final int MOST_OF_TICKET = 200;

    private static final String CALL =
            "select c.*, t.number as ticket_number from trouble_call c join trouble_ticket t on t.id = c.ticket_id";

    /** Where a page of calls ended. */
    public record Position(Instant receivedAt, long id) {

        public static Position before(Optional<Instant> moment) {
            return new Position(moment.orElse(Instant.EPOCH), 0);
        }

        public static Position parse(String cursor) {
            return Page.position(cursor, parts -> new Position(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return receivedAt + "_" + id;
        }
    }

    @Inject
    Jdbi jdbi;

    protected TroubleCallTable() {
        // for the container's proxy
    }

    public TroubleCallTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Waits for others who report the same matter, until the transaction ends. */
    public void lock(String matter) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(:matters, hashtext(:matter))")
                .bind("matters", MATTERS)
                .bind("matter", matter)
                .map((row, context) -> true)
                .one());
    }

    /** @return the id of the call */
    public long add(long ticketId, TicketOpening call, Instant at, String agent, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into trouble_call
                          (ticket_id, at, received_at, customer_id, usage_point_source, usage_point_key, element_source,
                           element_key, place_text, place_longitude, place_latitude, caller_name, caller_telephone,
                           symptom, text, hazards, channel, callback_telephone, callback_at, agent)
                        values (:ticket, :at, :now, :customer, :pointSource, :pointKey, :elementSource,
                                :elementKey, :placeText, :longitude, :latitude, :callerName, :callerTelephone,
                                :symptom, :text, :hazards, :channel, :callbackTelephone, :callbackAt, :agent)
                        returning id""")
                .bind("ticket", ticketId)
                .bind("at", at)
                .bind("now", now)
                .bind("customer", call.customerId().orElse(null))
                .bind("pointSource", call.usagePoint().map(ElementKey::source).orElse(null))
                .bind("pointKey", call.usagePoint().map(ElementKey::key).orElse(null))
                .bind("elementSource", call.device().map(ElementKey::source).orElse(null))
                .bind("elementKey", call.device().map(ElementKey::key).orElse(null))
                .bind("placeText", call.place().flatMap(Place::text).orElse(null))
                .bind("longitude", call.place().flatMap(Place::longitude).orElse(null))
                .bind("latitude", call.place().flatMap(Place::latitude).orElse(null))
                .bind("callerName", call.callerName().orElse(null))
                .bind("callerTelephone", call.callerTelephone().orElse(null))
                .bind("symptom", call.symptom().map(Symptom::wireName).orElse(null))
                .bind("text", call.text().orElse(null))
                .bind("hazards", HazardCodes.write(call.hazards()))
                .bind("channel", call.channel().name())
                .bind(
                        "callbackTelephone",
                        call.callbackRequested()
                                ? call.callbackTelephone()
                                        .or(call::callerTelephone)
                                        .orElse(null)
                                : null)
                .bind("callbackAt", call.callbackAt().orElse(null))
                .bind("agent", agent)
                .mapTo(Long.class)
                .one());
    }

    /** Oldest first; of very many the latest. */
    public List<TroubleCallView> ofTickets(Collection<Long> ticketIds) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from (" + CALL
                        + " where c.ticket_id = any (:tickets) order by c.id desc limit :limit) latest order by id")
                .bindArray("tickets", Long.class, ticketIds)
                .bind("limit", MOST_OF_TICKET)
                .map((row, context) -> call(new ResultRow(row)))
                .list());
    }

    public List<TroubleCallView> list(Position after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        CALL + " where (c.received_at, c.id) > (:at, :id) order by c.received_at, c.id limit :limit")
                .bind("at", after.receivedAt)
                .bind("id", after.id)
                .bind("limit", limit)
                .map((row, context) -> call(new ResultRow(row)))
                .list());
    }

    private static TroubleCallView call(Row row) throws SQLException {
        return new TroubleCallView(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("ticket_number"),
                row.instant("at").orElseThrow(),
                row.instant("received_at").orElseThrow(),
                row.whole("customer_id"),
                TicketColumns.element(row, "usage_point_source", "usage_point_key"),
                TicketColumns.element(row, "element_source", "element_key"),
                TicketColumns.place(row),
                row.text("caller_name"),
                row.text("caller_telephone"),
                row.text("symptom").flatMap(Symptom::fromWire),
                row.text("text"),
                HazardCodes.read(row.getString("hazards")),
                Channel.valueOf(row.getString("channel")),
                row.text("callback_telephone"),
                row.instant("callback_at"),
                row.getString("agent"));
    }
}
