package org.switchboard.outbox.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.Columns;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.DestinationView;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.model.OutboxMessage;

/** Reads the outbox for people. */
@ApplicationScoped
public class OutboxQueries {

    private static final String DESTINATIONS = """
            with known as (
              select distinct name, record_type from outbox_destination
              union
              select destination, record_type from outbox_message where state in ('WAITING', 'REFUSED')
              group by destination, record_type)
            select k.name, k.record_type,
                   exists (select 1 from outbox_destination d where d.name = k.name and d.record_type = k.record_type)
                     as declared,
                   coalesce(w.waiting, 0) as waiting, coalesce(w.refused, 0) as refused, w.oldest,
                   (select m.last_error from outbox_message m
                    where m.destination = k.name and m.record_type = k.record_type and m.state = 'WAITING'
                      and m.attempts > 0 order by m.id limit 1) as last_error,
                   (select max(m.settled_at) from outbox_message m
                    where m.destination = k.name and m.record_type = k.record_type and m.state = 'DELIVERED')
                     as last_delivered
            from known k left join lateral (
              select count(*) filter (where m.state = 'WAITING') as waiting,
                     count(*) filter (where m.state = 'REFUSED') as refused,
                     min(m.made_at) filter (where m.state = 'WAITING') as oldest
              from outbox_message m
              where m.destination = k.name and m.record_type = k.record_type and m.state in ('WAITING', 'REFUSED')) w on true
            order by k.name, k.record_type""";

    private Jdbi jdbi;

    protected OutboxQueries() {
        // for the container's proxy
    }

    @Inject
    public OutboxQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<DestinationView> destinations() {
        return jdbi.withHandle(handle -> handle.createQuery(DESTINATIONS)
                .map((row, context) -> new DestinationView(
                        new Destination(row.getString("name"), row.getString("record_type")),
                        row.getBoolean("declared"),
                        row.getLong("waiting"),
                        row.getLong("refused"),
                        Columns.instant(row, "oldest"),
                        Columns.text(row, "last_error"),
                        Columns.instant(row, "last_delivered")))
                .list());
    }

    public Optional<OutboxMessage> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from outbox_message where id = :id")
                .bind("id", id)
                .map(OutboxRow::message)
                .findFirst());
    }

    /** Those with a smaller id, the newest first. */
    public List<OutboxMessage> list(OutboxFilter filter, long before, int limit) {
        String narrowed = (filter.destination().isPresent() ? " and destination = :destination" : "")
                + (filter.state().isPresent() ? " and state = :state" : "");
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select * from outbox_message where id < :before" + narrowed
                            + " order by id desc limit :limit")
                    .bind("before", before)
                    .bind("limit", limit);
            filter.destination().ifPresent(name -> query.bind("destination", name));
            filter.state().map(MessageState::name).ifPresent(state -> query.bind("state", state));
            return query.map(OutboxRow::message).list();
        });
    }

    /** Whether a later message of the same key was delivered. */
    public boolean isOvertaken(OutboxMessage message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from outbox_message later where later.destination = :destination
                          and later.record_type = :type and later.state = 'DELIVERED' and later.message_key = :key
                          and later.id > :id)""")
                .bind("destination", message.destination().name())
                .bind("type", message.destination().recordType())
                .bind("key", message.key())
                .bind("id", message.id())
                .mapTo(Boolean.class)
                .one());
    }
}
