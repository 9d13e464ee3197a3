package org.switchboard.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.EventTransactions;
import org.switchboard.shared.Backoff;

/**
 * Handles what is due, one deadline a transaction, those due longest first. Nodes skip what another one processes;
 * when a node stops, the database rolls its transaction back, and another node takes the deadline. One that fails waits
 * longer and longer, and is set aside at last; it delays no other.
 */
@ApplicationScoped
public class DeadlineRunner {

    private static final Logger LOG = Logger.getLogger(DeadlineRunner.class.getName());

    /** The attempts spread over about an hour, so that an outage of another system sets no deadline aside. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    static final int MAX_ATTEMPTS = 15;

    private static final int MAX_ERROR_LENGTH = 2_000;

    private DeadlineTable table;
    private EventTransactions transactions;
    private Map<String, DeadlineHandler> handlers;
    private Backoff backoff;

    protected DeadlineRunner() {
        // for the container's proxy
    }

    @Inject
    public DeadlineRunner(
            DeadlineTable table, EventTransactions transactions, @Any Instance<DeadlineHandler> handlers) {
        this(table, transactions, handlers, BACKOFF);
    }

    DeadlineRunner(
            DeadlineTable table, EventTransactions transactions, Iterable<DeadlineHandler> handlers, Backoff backoff) {
        this.table = table;
        this.transactions = transactions;
        this.handlers = StreamSupport.stream(handlers.spliterator(), false)
                .collect(Collectors.toMap(DeadlineHandler::kind, Function.identity()));
        this.backoff = backoff;
    }

    /** The kinds that this version knows; those of another version are left to its nodes. */
    private Set<String> kinds() {
        return handlers.keySet();
    }

    /**
     * Handles the deadline that is due longest.
     *
     * @return whether there was one
     */
    boolean handleNext() {
        Deadline[] taken = new Deadline[1];
        try {
            return transactions.run(() -> {
                Optional<Deadline> due = table.take(kinds());
                if (due.isPresent()) {
                    taken[0] = due.get();
                    handle(taken[0]);
                }
                return due.isPresent();
            });
        } catch (Exception failure) {
            if (taken[0] == null) {
                throw unchecked(failure);
            }
            failed(taken[0], failure);
            return true;
        }
    }

    /** How long until a deadline is due; zero when another node processes one. */
    Optional<Duration> untilNext() {
        return run(() -> table.untilNext(kinds()));
    }

    private void handle(Deadline deadline) throws Exception {
        try {
            handlers.get(deadline.kind()).due(deadline);
        } catch (Error broken) {
            // a class that is missing, a recursion without end: this deadline fails, and others go on
            throw new IllegalStateException("handler failed", broken);
        }
    }

    private void failed(Deadline deadline, Exception failure) {
        int attempts = deadline.attempts() + 1;
        boolean setAside = attempts >= MAX_ATTEMPTS;
        String error = describe(failure);
        Duration delay = backoff.after(attempts, ThreadLocalRandom.current());
        run(() -> {
            table.failed(deadline, delay, error, setAside);
            return null;
        });
        LOG.log(
                setAside ? Level.WARNING : Level.INFO,
                "deadline {0} kind={1} subject={2} attempts={3} error={4}",
                new Object[] {setAside ? "set-aside" : "failed", deadline.kind(), deadline.subject(), attempts, error});
    }

    private <T> T run(Callable<T> action) {
        try {
            return transactions.run(action);
        } catch (Exception failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(Exception failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    /** PostgreSQL has no text with the character 0. */
    private static String describe(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.toString().replace('\u0000', '\u2400');
        return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH) + "…";
    }
}
