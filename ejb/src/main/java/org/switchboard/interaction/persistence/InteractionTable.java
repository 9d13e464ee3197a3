package org.switchboard.interaction.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.database.Part;
import org.switchboard.database.ResultRow;
import org.switchboard.database.Row;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.Page;

/** The table {@code party_interaction}: contacts logged here, and those that contact systems report. */
@ApplicationScoped
public class InteractionTable {

    public static final String OUR_SOURCE = "switchboard";

    /** Each branch reads its own index and no more than a page. A number of fewer than seven digits identifies no customer. */
    private static final String OF_CUSTOMER = """
            with customer_asked as (
              select source_key, (select array_agg(run) from unnest(string_to_array(telephone_digits, ' ')) as run
                                  where length(run) >= 7) as numbers
              from customer where id = any (:customers)),
            found as (
              (select id, at from party_interaction
               where customer_id = any (:customers) and not deleted and (at, id) < (:at, :id)
               order by at desc, id desc limit :limit)
              union
              (select i.id, i.at from customer_asked c join party_interaction i on i.customer_key = c.source_key
               where i.customer_id is null and not i.deleted and (i.at, i.id) < (:at, :id)
               order by i.at desc, i.id desc limit :limit)
              union
              (select i.id, i.at from customer_asked c join party_interaction i on i.telephone_digits = any (c.numbers)
               where i.customer_id is null and i.customer_key is null and not i.deleted and (i.at, i.id) < (:at, :id)
               order by i.at desc, i.id desc limit :limit))
            select i.* from found join party_interaction i using (id) order by i.at desc, i.id desc limit :limit""";

    /** Where a page of a customer's contacts ended. */
    public record Position(Instant at, long id) {

        private static final Position BEGINNING = new Position(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

        public static Position parse(String cursor) {
            return Page.position(cursor, parts -> new Position(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    @Inject
    Jdbi jdbi;

    protected InteractionTable() {
        // for the container's proxy
    }

    public InteractionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public long add(Contact contact, String agent, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into party_interaction
                          (source, source_key, changed_at, received_at, deleted, provenance, customer_id, telephone,
                           telephone_digits, channel, direction, at, duration_seconds, symptom, reason, summary, agent,
                           ticket_id)
                        values (:source, :key, :now, :now, false, '{}', :customer, :telephone,
                                :digits, :channel, :direction, :at, :duration, :symptom, :reason, :summary, :agent,
                                :ticket)
                        returning id""")
                .bind("source", OUR_SOURCE)
                .bind("key", UUID.randomUUID().toString())
                .bind("now", now)
                .bind("customer", contact.customerId().orElse(null))
                .bind("telephone", contact.telephone().orElse(null))
                .bind(
                        "digits",
                        contact.telephone().map(InteractionTable::longestNumber).orElse(null))
                .bind("channel", contact.channel().wireName())
                .bind("direction", contact.direction().wireName())
                .bind("at", contact.at().orElse(now))
                .bind("duration", contact.duration().map(Duration::toSeconds).orElse(null))
                .bind("symptom", contact.symptom().map(Symptom::wireName).orElse(null))
                .bind("reason", contact.reason().orElse(null))
                .bind("summary", contact.summary().orElse(null))
                .bind("agent", agent)
                .bind("ticket", contact.ticketId().orElse(null))
                .mapTo(Long.class)
                .one());
    }

    public Optional<PartyInteraction> find(long id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from party_interaction where id = :id and not deleted")
                        .bind("id", id)
                        .map((row, context) -> interaction(new ResultRow(row)))
                        .findFirst());
    }

    /** @param recordIds all records of the customer */
    public List<PartyInteraction> ofCustomer(Set<Long> recordIds, Optional<Position> before, int limit) {
        return customerPart(recordIds, before, limit).list(jdbi);
    }

    public Part<PartyInteraction> customerPart(Set<Long> recordIds, Optional<Position> before, int limit) {
        Position position = before.orElse(Position.BEGINNING);
        return Part.of(OF_CUSTOMER, InteractionTable::interaction)
                .bindNumbers("customers", recordIds)
                .bind("at", position.at)
                .bind("id", position.id)
                .bind("limit", limit);
    }

    public List<PartyInteraction> ofTicket(long ticketId, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from party_interaction where ticket_id = :ticket and id > :after and not deleted
                        order by id limit :limit""")
                .bind("ticket", ticketId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> interaction(new ResultRow(row)))
                .list());
    }

    /** Without an extension, so that the same line is recognised. */
    static String longestNumber(String telephone) {
        return SearchForm.longestDigits(telephone);
    }

    private static PartyInteraction interaction(Row row) throws SQLException {
        return new PartyInteraction(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                row.whole("customer_id"),
                row.text("channel"),
                row.text("direction"),
                row.instant("at").orElseThrow(),
                row.whole("duration_seconds").map(Long::intValue).map(Duration::ofSeconds),
                row.text("telephone"),
                row.text("symptom").flatMap(Symptom::fromWire),
                row.text("reason"),
                row.text("summary"),
                row.text("agent"),
                row.whole("ticket_id"));
    }
}
