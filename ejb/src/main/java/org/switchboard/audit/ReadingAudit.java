package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.Budget;
import org.switchboard.audit.model.NewEntry;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.audit.persistence.ReadingTable;

/**
 * Who looked at whom: one statement before anything is read, which looks for the same reading a short time ago, counts the
 * budget over all nodes, and adds the entry. Committed by itself, so that nothing is read that is not recorded.
 */
@ApplicationScoped
public class ReadingAudit {

    /** For which a budget holds. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** A page that follows changes reads the same customer again; within this time that is the same view. */
    public static final Duration SAME_VIEW = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(ReadingAudit.class.getName());

    private AuditTable table;
    private ReadingTable readings;
    private ReadingBudgets budgets;
    private Event<ReadingAlarm> alarms;
    private Clock clock;

    protected ReadingAudit() {
        // for the container's proxy
    }

    @Inject
    public ReadingAudit(
            AuditTable table, ReadingTable readings, ReadingBudgets budgets, Event<ReadingAlarm> alarms, Clock clock) {
        this.table = table;
        this.readings = readings;
        this.budgets = budgets;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** @return the refusal when the budget is used up; not thrown, so that the alarm stays */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<ReadingBudgetExceeded> record(AuditedCall call) {
        Instant now = clock.instant();
        NewEntry entry = call.entry(call.kind(), now);
        Budget budget = budgets.of(call.kind(), entry.actor());
        ReadingTable.Counted counted = readings.add(entry, budget, sameSince(call.kind(), now), now.minus(WINDOW));
        boolean refused = !counted.added() && !counted.seen();
        if (refused || counted.added() && budget.isAlarming(counted.before() + 1)) {
            raise(entry, refused);
        }
        return refused
                ? Optional.of(new ReadingBudgetExceeded(budget.limit(), retryAfter(counted, now)))
                : Optional.empty();
    }

    private static Optional<Instant> sameSince(AuditKind kind, Instant now) {
        return kind == AuditKind.LOOK_UP || kind == AuditKind.REVEAL
                ? Optional.empty()
                : Optional.of(now.minus(SAME_VIEW));
    }

    /** Until the oldest reading that was counted leaves the window. */
    private static Duration retryAfter(ReadingTable.Counted counted, Instant now) {
        Duration wait = counted.oldest()
                .map(oldest -> Duration.between(now, oldest.plus(WINDOW)))
                .orElse(WINDOW);
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait.plusMillis(999);
    }

    private void raise(NewEntry reading, boolean refused) {
        boolean raised = table.addUnlessSince(
                new NewEntry(
                        reading.at(),
                        reading.actor(),
                        reading.origin(),
                        AuditKind.ALARM,
                        refused ? "reading-refused" : "reading-budget-exceeded",
                        "reading-"
                                + reading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Optional.empty(),
                        Optional.empty()),
                reading.at().minus(WINDOW));
        if (raised) {
            LOG.log(Level.WARNING, "reading budget exceeded user={0} kind={1} refused={2}", new Object[] {
                reading.actor(), reading.kind(), refused
            });
            alarms.fire(new ReadingAlarm(reading.actor(), reading.kind(), refused));
        }
    }
}
