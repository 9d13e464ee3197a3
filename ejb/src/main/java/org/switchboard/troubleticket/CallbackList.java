package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.database.Part;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.Callback;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.Callbacks;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.troubleticket.persistence.TicketQueries.CallbackPosition;

/** Callbacks agreed with customers, until they were reached. */
@ApplicationScoped
public class CallbackList {

    public static final int LARGEST_PAGE = 200;

    private Callbacks callbacks;
    private TicketQueries queries;
    private Event<TicketsChanged> changes;
    private Clock clock;

    protected CallbackList() {
        // for the container's proxy
    }

    @Inject
    public CallbackList(Callbacks callbacks, TicketQueries queries, Event<TicketsChanged> changes, Clock clock) {
        this.callbacks = callbacks;
        this.queries = queries;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What is due first comes first, what waits for its matter to be done comes last.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    @Audited(value = "callbacks-listed", kind = AuditKind.LIST, subject = "callbacks")
    public Page<CallbackView> page(
            @NotEmpty Set<CallbackState> states, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                queries.callbacks(
                        states, cursor.map(CallbackPosition::parse).orElse(CallbackPosition.BEGINNING), size + 1),
                size,
                last -> CallbackPosition.of(last).toString());
    }

    /**
     * Callbacks agreed with a customer and still open.
     *
     * @param recordIds all records of the customer
     */
    public Part<CallbackView> waitingPart(@NotEmpty Set<Long> recordIds) {
        return queries.waitingCallbacksPart(recordIds);
    }

    /** @throws BusinessException when the customer was already reached */
    @Transactional
    @Audited(value = "callback-reached", subject = "callback", key = 0)
    public CallbackView reached(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        Callback callback = existing(id);
        callback.reached(actor.name(), clock.instant());
        return publish(callback, actor);
    }

    /** @throws BusinessException when the customer was already reached */
    @Transactional
    @Audited(value = "callback-not-reached", subject = "callback", key = 0)
    public CallbackView notReached(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        Callback callback = existing(id);
        callback.notReached(actor.name(), clock.instant());
        return publish(callback, actor);
    }

    /** Whether the time for it has come: the agreed moment, or its matter is done. */
    public boolean isDue(@NotNull CallbackView callback) {
        return callback.dueAt().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    private Callback existing(long id) {
        return callbacks.find(id).orElseThrow(() -> new NotFoundException("callback", id));
    }

    private CallbackView publish(Callback callback, Actor actor) {
        callbacks.changed(callback);
        CallbackView view =
                queries.callback(callback.id()).orElseThrow(() -> new NotFoundException("callback", callback.id()));
        changes.fire(new TicketsChanged(
                Set.of(view.ticketId()),
                Set.of(view.ticketNumber()),
                view.customerId().map(Set::of).orElse(Set.of()),
                actor.author()));
        return view;
    }
}
