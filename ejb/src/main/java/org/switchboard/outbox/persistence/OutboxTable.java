package org.switchboard.outbox.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.OutboxMessage;

/** Writes messages and what becomes of them; the tables {@code outbox_message} and {@code outbox_destination}. */
@ApplicationScoped
public class OutboxTable {

    /** Of each key the first message only, and only when no node has leased it; another node takes others. */
    private static final String CLAIM = """
            update outbox_message set lease = :lease, leased_until = :until where id in (
              select m.id from outbox_message m
              where m.destination = :destination and m.record_type = :type and m.state = 'WAITING'
                and m.next_attempt_at <= :now and (m.leased_until is null or m.leased_until < :now)
                and not exists (select 1 from outbox_message earlier
                      where earlier.destination = m.destination and earlier.message_key = m.message_key
                        and earlier.state in ('WAITING', 'REFUSED')
                        and earlier.record_type = m.record_type and earlier.id < m.id)
              order by m.next_attempt_at, m.id limit :most for update skip locked)
            returning *""";

    /** Of each key the first message only: those behind one that was refused wait for a person. */
    private static final String NEXT_ATTEMPT = """
            select min(greatest(m.next_attempt_at, m.leased_until)) from outbox_message m
            where m.destination = :destination and m.record_type = :type and m.state = 'WAITING'
              and not exists (select 1 from outbox_message earlier
                    where earlier.destination = m.destination and earlier.message_key = m.message_key
                      and earlier.state in ('WAITING', 'REFUSED')
                      and earlier.record_type = m.record_type and earlier.id < m.id)""";

    private static final String LEASE_HELD = " where id = :id and lease = :lease and state = 'WAITING'";

    private Jdbi jdbi;

    protected OutboxTable() {
        // for the container's proxy
    }

    @Inject
    public OutboxTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void declared(String file, Set<Destination> destinations, Instant now) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from outbox_destination where file = :file"
                            + " and name || ' ' || record_type <> all (:kept)")
                    .bind("file", file)
                    .bindArray(
                            "kept",
                            String.class,
                            destinations.stream()
                                    .map(each -> each.name() + " " + each.recordType())
                                    .toList())
                    .execute();
            if (!destinations.isEmpty()) {
                PreparedBatch batch = handle.prepareBatch("insert into outbox_destination"
                        + " (name, record_type, file, declared_at) values (:name, :type, :file, :now)"
                        + " on conflict do nothing");
                destinations.forEach(each -> batch.bind("name", each.name())
                        .bind("type", each.recordType())
                        .bind("file", file)
                        .bind("now", now)
                        .add());
                batch.execute();
            }
        });
    }

    /** The names of those that want records of the type. */
    public List<String> destinations(String recordType) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct name from outbox_destination where record_type = :type order by name")
                .bind("type", recordType)
                .mapTo(String.class)
                .list());
    }

    public void add(Destination destination, String key, long sequence, String payload, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbox_message
                          (destination, record_type, message_key, sequence, idempotency_key, payload, made_at, next_attempt_at)
                        values (:destination, :type, :key, :sequence, :idempotencyKey, :payload, :now, :now)""")
                .bind("destination", destination.name())
                .bind("type", destination.recordType())
                .bind("key", key)
                .bind("sequence", sequence)
                .bind("idempotencyKey", UUID.randomUUID())
                .bind("payload", payload)
                .bind("now", now)
                .execute());
    }

    public List<OutboxMessage> claim(Destination destination, int most, UUID lease, Instant now, Duration length) {
        return jdbi
                .withHandle(handle -> handle.createQuery(CLAIM)
                        .bind("destination", destination.name())
                        .bind("type", destination.recordType())
                        .bind("most", most)
                        .bind("lease", lease)
                        .bind("now", now)
                        .bind("until", now.plus(length))
                        .map(OutboxRow::message)
                        .list())
                .stream()
                .sorted(Comparator.comparing((OutboxMessage message) ->
                                message.nextAttemptAt().orElse(now))
                        .thenComparing(OutboxMessage::id))
                .toList();
    }

    /** When a message can be claimed next, which may be past; empty while nothing waits. */
    public Optional<Instant> nextAttempt(Destination destination) {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_ATTEMPT)
                .bind("destination", destination.name())
                .bind("type", destination.recordType())
                .mapTo(Instant.class)
                .findOne());
    }

    public boolean extendLease(long id, UUID lease, Instant until) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("update outbox_message set leased_until = :until" + LEASE_HELD)
                                .bind("id", id)
                                .bind("lease", lease)
                                .bind("until", until)
                                .execute())
                == 1;
    }

    /** Whatever was decided about it meanwhile: it is there. */
    public void delivered(long id, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update outbox_message set state = 'DELIVERED', settled_at = :now, last_error = null,
                          lease = null, leased_until = null where id = :id""").bind("id", id).bind("now", now).execute());
    }

    public void failed(long id, UUID lease, String reason, Instant next) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update outbox_message set attempts = attempts + 1, last_error = :reason,"
                                + " next_attempt_at = :next, lease = null, leased_until = null" + LEASE_HELD)
                        .bind("id", id)
                        .bind("lease", lease)
                        .bind("reason", reason)
                        .bind("next", next)
                        .execute());
    }

    public void refused(long id, UUID lease, String reason) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update outbox_message set attempts = attempts + 1, last_error = :reason,"
                                + " state = 'REFUSED', lease = null, leased_until = null" + LEASE_HELD)
                        .bind("id", id)
                        .bind("lease", lease)
                        .bind("reason", reason)
                        .execute());
    }

    public void release(long id, UUID lease) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update outbox_message set lease = null, leased_until = null" + LEASE_HELD)
                .bind("id", id)
                .bind("lease", lease)
                .execute());
    }

    public void makeDue(Destination destination, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbox_message set next_attempt_at = :now where destination = :destination
                          and record_type = :type and state = 'WAITING' and next_attempt_at > :now""")
                .bind("destination", destination.name())
                .bind("type", destination.recordType())
                .bind("now", now)
                .execute());
    }

    public void sendAgain(long id, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update outbox_message set state = 'WAITING', attempts = 0, next_attempt_at = :now,
                          settled_at = null where id = :id and state <> 'DELIVERED'""").bind("id", id).bind("now", now).execute());
    }

    /** @param reason null for none */
    public void setAside(long id, String reason, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbox_message set state = 'SET_ASIDE', settled_at = :now, last_error = :reason,
                          lease = null, leased_until = null where id = :id and state <> 'DELIVERED'""")
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute());
    }

    public int deleteSettledBefore(Instant moment, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from outbox_message where id in (
                          select id from outbox_message where settled_at < :moment order by settled_at limit :most)""")
                .bind("moment", moment)
                .bind("most", most)
                .execute());
    }
}
