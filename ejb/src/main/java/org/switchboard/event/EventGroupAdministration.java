package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.GroupLag;
import org.switchboard.event.model.SetAsideEvent;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventRetryTable;
import org.switchboard.event.persistence.IdleTransactions;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** The groups: how far behind each is, what it has set aside and why, and replay. It knows no roles: who asks has checked them. */
@ApplicationScoped
public class EventGroupAdministration {

    public static final int LARGEST_PAGE = 200;

    private EventGroupTable groups;
    private EventRetryTable retries;
    private IdleTransactions transactions;
    private EventDispatcher dispatcher;
    private Event<SetAsideSettled> changes;
    private Clock clock;

    protected EventGroupAdministration() {
        // for the container's proxy
    }

    @Inject
    public EventGroupAdministration(
            EventGroupTable groups,
            EventRetryTable retries,
            IdleTransactions transactions,
            EventDispatcher dispatcher,
            Event<SetAsideSettled> changes,
            Clock clock) {
        this.groups = groups;
        this.retries = retries;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
        this.changes = changes;
        this.clock = clock;
    }

    /** Every group that has ever been registered and was not removed, by name. */
    @Transactional
    public List<GroupLag> lags() {
        return groups.lags();
    }

    /** How long the oldest transaction that has written something has been open. */
    @Transactional
    public double oldestTransactionSeconds() {
        return transactions.oldestSeconds();
    }

    /**
     * Events that were set aside and not replayed, the newest first.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<SetAsideEvent> setAside(@NotNull Optional<String> group, int limit, @NotNull Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                retries.setAside(group, Page.position(cursor, Long.MAX_VALUE), size + 1),
                size,
                last -> String.valueOf(last.id()));
    }

    /**
     * Has the group handle the event again. Later events of its key may have been handled meanwhile.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public SetAsideEvent replay(long id, @NotNull ChangeAuthor by) {
        SetAsideEvent replayed =
                retries.replay(id, by.name(), clock.instant()).orElseThrow(() -> new NotFoundException("event", id));
        changes.fire(new SetAsideSettled(replayed.group(), replayed.event().id(), true, Optional.of(by)));
        return replayed;
    }

    /**
     * Deletes an event that was set aside: the group never handles it.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public SetAsideEvent discard(long id, @NotNull ChangeAuthor by) {
        SetAsideEvent discarded = retries.discard(id).orElseThrow(() -> new NotFoundException("event", id));
        changes.fire(new SetAsideSettled(discarded.group(), discarded.event().id(), false, Optional.of(by)));
        return discarded;
    }

    /**
     * Makes a group pass events of a type that no node handles any more. A node that handles the type stores it again at its
     * next start.
     *
     * @throws NotFoundException when no such group has the type
     */
    @Transactional
    public void deregisterType(@NotBlank String group, @NotBlank String type) {
        if (!groups.deleteType(group, type)) {
            throw new NotFoundException("event-type", type);
        }
    }

    /** Whether a consumer of the group is registered at this node. */
    public boolean isRead(@NotBlank String group) {
        return dispatcher.reads(group);
    }

    /**
     * Removes a group that no version of the software has any more, with its position and what it has set aside. Until
     * then no partition is dropped that it has not passed. A group that another node still reads begins anew there.
     *
     * @throws NotFoundException when there is none
     * @throws IllegalStateException when this node reads it
     */
    @Transactional
    public void remove(@NotBlank String group) {
        if (dispatcher.reads(group)) {
            throw new IllegalStateException("event group " + group + " is not removed: a consumer is registered");
        }
        if (groups.remove(group) == 0) {
            throw new NotFoundException("event-group", group);
        }
    }
}
