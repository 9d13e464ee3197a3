package org.switchboard.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.billing.BalanceEnquiry.AccountReference;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.model.KnownBalance;
import org.switchboard.billing.persistence.LastKnownBalances;
import org.switchboard.customer.model.Account;
import org.switchboard.database.Part;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;

/**
 * What accounts owe: asked live, all accounts at once and within one time limit, by the one thread that waits for all;
 * billing's last answer with its age where it does not answer.
 */
@ApplicationScoped
public class AccountBalances {

    /** No page waits for billing longer than this. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(900);

    /** Only so many accounts are asked for live; a landlord's other hundred come from what is known. */
    static final int MOST_ASKED_LIVE = 8;

    private static final String BILLING = "billing";
    private static final Logger LOG = Logger.getLogger(AccountBalances.class.getName());

    @Inject
    BalanceEnquiry enquiry;

    @Inject
    LastKnownBalances lastKnown;

    @Inject
    Clock clock;

    /** The last known balances, without asking, as NOT_ASKED; without a value for an account that was never asked about. */
    private Map<Long, Sourced<AccountBalance>> lastKnown(List<Account> accounts) {
        return notAsked(unanswered(accounts));
    }

    /** What is known of these accounts, to be read with other parts and passed to {@link #lastKnown(List, List)}. */
    public Part<KnownBalance> lastKnownPart(List<Account> accounts) {
        return lastKnown.part(accounts.stream().map(Account::id).toList());
    }

    /** @param known as the part was read */
    public Map<Long, Sourced<AccountBalance>> lastKnown(List<Account> accounts, List<KnownBalance> known) {
        return notAsked(unanswered(accounts, LastKnownBalances.byAccount(known)));
    }

    private static Map<Long, Sourced<AccountBalance>> notAsked(Map<Long, Sourced<AccountBalance>> unanswered) {
        Map<Long, Sourced<AccountBalance>> balances = new HashMap<>();
        unanswered.forEach((account, balance) -> balances.put(
                account, new Sourced<>(balance.value(), balance.source(), balance.asOf(), State.NOT_ASKED)));
        return balances;
    }

    private Map<Long, Sourced<AccountBalance>> unanswered(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return unanswered(
                accounts, lastKnown.of(accounts.stream().map(Account::id).toList()));
    }

    private static Map<Long, Sourced<AccountBalance>> unanswered(
            List<Account> accounts, Map<Long, KnownBalance> known) {
        Map<Long, Sourced<AccountBalance>> balances = new HashMap<>();
        accounts.forEach(account -> balances.put(
                account.id(),
                Optional.ofNullable(known.get(account.id()))
                        .map(answer ->
                                Sourced.of(answer.balance(), answer.balance().source(), answer.asOf(), State.STALE))
                        .orElseGet(() -> Sourced.unavailable(BILLING))));
        return balances;
    }

    /** Balances by account id, LIVE where billing answered in time, else the last known one as STALE, or unavailable. */
    public Map<Long, Sourced<AccountBalance>> ask(List<Account> accounts) {
        Map<Long, Future<Optional<AccountBalance>>> asked = new LinkedHashMap<>();
        accounts.stream()
                .limit(MOST_ASKED_LIVE)
                .forEach(account -> asked.put(
                        account.id(),
                        enquiry.ask(new AccountReference(account.number(), account.identifiers()))
                                .toCompletableFuture()));
        // as the database keeps it, so that the same answer has the same time when it is shown again
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        Map<Long, AccountBalance> answers = new HashMap<>();
        asked.forEach((account, answer) -> await(answer, deadline).ifPresent(balance -> answers.put(account, balance)));
        lastKnown.keep(answers, now);
        Map<Long, Sourced<AccountBalance>> balances = lastKnown(accounts.stream()
                .filter(account -> !asked.containsKey(account.id()))
                .toList());
        balances.putAll(unanswered(accounts.stream()
                .filter(account -> asked.containsKey(account.id()) && !answers.containsKey(account.id()))
                .toList()));
        answers.forEach(
                (account, balance) -> balances.put(account, Sourced.of(balance, balance.source(), now, State.LIVE)));
        return balances;
    }

    private static Optional<AccountBalance> await(Future<Optional<AccountBalance>> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof BillingUnavailable unavailable) {
                LOG.log(Level.FINE, "billing did not answer: {0}", unavailable.getMessage());
            } else {
                LOG.log(Level.WARNING, "asking billing failed", failure.getCause());
            }
        } catch (TimeoutException late) {
            LOG.log(Level.FINE, "billing did not answer within {0}", LONGEST_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
