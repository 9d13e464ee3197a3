package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Callbacks that are still to be made, and for which a moment was agreed. */
@ApplicationScoped
public class AgreedCallbacks {

    private static final String AGREED = """
            select id, ticket_id, customer_id, due_at, promised_by from callback
            where state in ('TO_CALL', 'NOT_REACHED') and due_at is not null""";

    private Jdbi jdbi;

    protected AgreedCallbacks() {
        // for the container's proxy
    }

    @Inject
    public AgreedCallbacks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A callback and its moment. */
    public record AgreedCallback(
            long id, long ticketId, Optional<Long> customerId, Instant dueAt, Optional<String> promisedBy) {}

    public List<AgreedCallback> dueAfter(Instant moment, Collection<Long> tickets) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        AGREED + " and ticket_id = any (:tickets) and due_at > :moment order by id")
                .bindArray("tickets", Long.class, tickets)
                .bind("moment", moment)
                .map(ConstructorMapper.of(AgreedCallback.class))
                .list());
    }

    public Optional<AgreedCallback> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(AGREED + " and id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(AgreedCallback.class))
                .findFirst());
    }
}
