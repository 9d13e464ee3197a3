package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.outbox.model.DestinationView;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.outbox.persistence.OutboxQueries;
import org.switchboard.outbox.persistence.OutboxTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** The outbox for people: what waits, what was refused and why, and what is to become of it. */
@ApplicationScoped
public class OutboxDesk {

    public static final int LARGEST_PAGE = 200;

    private OutboxTable table;
    private OutboxQueries queries;
    private AuditTrail audit;
    private Event<MessagesDue> changes;
    private Clock clock;

    protected OutboxDesk() {
        // for the container's proxy
    }

    @Inject
    public OutboxDesk(
            OutboxTable table, OutboxQueries queries, AuditTrail audit, Event<MessagesDue> changes, Clock clock) {
        this.table = table;
        this.queries = queries;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** Every destination that is declared, or for which something waits, by name. */
    @Transactional
    public List<DestinationView> destinations(Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return queries.destinations();
    }

    /**
     * Messages, the newest first.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    @Audited(value = "outbound-messages-listed", kind = AuditKind.LIST, subject = "outbox")
    public Page<OutboxMessage> page(
            @NotNull OutboxFilter filter, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                queries.list(filter, Page.position(cursor, Long.MAX_VALUE), size + 1),
                size,
                last -> String.valueOf(last.id()));
    }

    /**
     * Sends a message now that waits, was refused or was set aside, with the idempotency key that it always had.
     *
     * @throws NotFoundException when there is no such message
     * @throws BusinessException when it was delivered, or a later one of its key was: the older state would win
     */
    @Transactional
    public OutboxMessage sendAgain(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        OutboxMessage message = requireUndelivered(id);
        if (message.state() == MessageState.SET_ASIDE && queries.isOvertaken(message)) {
            throw new BusinessException("outbox-overtaken", "message", String.valueOf(id), message.key());
        }
        table.sendAgain(id, clock.instant());
        changes.fire(new MessagesDue(message.destination(), actor.author()));
        audit.record(actor, "outbox-sent-again", String.valueOf(id), message.key());
        return find(id);
    }

    /**
     * Gives a message up, so that what follows for its key goes on.
     *
     * @throws NotFoundException when there is no such message
     * @throws BusinessException when it was delivered
     */
    @Transactional
    public OutboxMessage setAside(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        OutboxMessage message = requireUndelivered(id);
        if (message.state() != MessageState.SET_ASIDE) {
            table.setAside(id, message.lastError().orElse(null), clock.instant());
            changes.fire(new MessagesDue(message.destination(), actor.author()));
            audit.record(actor, "outbox-set-aside", String.valueOf(id), message.key());
        }
        return find(id);
    }

    /** Deletes what was settled before that moment, a bounded number at a time. @return how many */
    @Transactional
    public int deleteSettledBefore(Instant moment, int most) {
        return table.deleteSettledBefore(moment, most);
    }

    private OutboxMessage requireUndelivered(long id) {
        OutboxMessage message = find(id);
        if (message.state() == MessageState.DELIVERED) {
            throw new BusinessException("outbox-delivered", "message", String.valueOf(id), message.key());
        }
        return message;
    }

    private OutboxMessage find(long id) {
        return queries.find(id).orElseThrow(() -> new NotFoundException("outbox-message", id));
    }
}
