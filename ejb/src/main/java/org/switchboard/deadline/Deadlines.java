package org.switchboard.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.model.ChangeAuthor;

/** Where features set deadlines, as a part of their own transaction. */
@ApplicationScoped
public class Deadlines {

    /** Deadlines due sooner notify all nodes; others are found by the next check. Twice the interval, since clocks differ. */
    private static final Duration SOON = DeadlineJob.CHECK_INTERVAL.multipliedBy(2);

    private DeadlineTable table;
    private Event<DeadlineSet> changes;
    private Clock clock;

    protected Deadlines() {
        // for the container's proxy
    }

    @Inject
    public Deadlines(DeadlineTable table, Event<DeadlineSet> changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A subject has one deadline of a kind: a later call with another date replaces it, also one that is set aside. One
     * that is being handled is handled, and the new one after it.
     *
     * @param dueAt may be past; then it is due at once
     * @param payload what the handler needs besides the subject
     */
    @Transactional(TxType.MANDATORY)
    public void set(
            @NotBlank String kind,
            @NotBlank String subject,
            @NotNull Instant dueAt,
            @NotNull JsonNode payload,
            @NotNull ChangeAuthor actor) {
        boolean changed = table.set(kind, subject, dueAt, payload, actor);
        if (changed && dueAt.isBefore(clock.instant().plus(SOON))) {
            changes.fire(new DeadlineSet(kind, subject, Optional.of(actor)));
        }
    }

    /** Nothing when there is none. */
    @Transactional(TxType.MANDATORY)
    public void cancel(@NotBlank String kind, @NotBlank String subject) {
        table.cancel(kind, subject);
    }
}
