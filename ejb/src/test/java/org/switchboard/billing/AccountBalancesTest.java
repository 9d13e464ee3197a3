package org.switchboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.persistence.LastKnownBalances;
import org.switchboard.customer.model.Account;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;

/** A customer with nine accounts, one more than are asked about live. */
class AccountBalancesTest {

    private static final int ACCOUNTS = 9;

    private final AccountBalances balances = new AccountBalances();
    private final List<CompletableFuture<Optional<AccountBalance>>> asked = new ArrayList<>();
    private List<Account> accounts;

    @BeforeEach
    void accounts() {
        Jdbi jdbi = SetBasedAccess.over(TestDatabase.fresh());
        accounts = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(number -> account(jdbi, number))
                .toList();
        balances.clock = Clock.systemUTC();
        balances.lastKnown = new LastKnownBalances(jdbi);
    }

    /** Billing answers only when it has all eight questions, so that asking one after the other would never end. */
    @Test
    void all_accounts_are_asked_before_billing_answers_the_first() {
        balances.enquiry = account -> {
            CompletableFuture<Optional<AccountBalance>> answer = new CompletableFuture<>();
            asked.add(answer);
            if (asked.size() == AccountBalances.MOST_ASKED_LIVE) {
                asked.forEach(each -> each.complete(Optional.of(balance("12.50"))));
            }
            return answer;
        };
        Map<Long, Sourced<AccountBalance>> found = balances.ask(accounts);
        assertThat(asked).hasSize(AccountBalances.MOST_ASKED_LIVE);
        assertThat(states(found, 0, 8)).containsOnly(State.LIVE);
        assertThat(states(found, 8, 9)).containsOnly(State.NOT_ASKED);
    }

    @Test
    void accounts_without_an_answer_share_one_time_limit_and_show_the_last_known_balance() {
        balances.enquiry = account -> CompletableFuture.completedStage(Optional.of(balance("12.50")));
        balances.ask(accounts);

        balances.enquiry = account -> new CompletableFuture<>();
        long began = System.nanoTime();
        Map<Long, Sourced<AccountBalance>> found = balances.ask(accounts);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(AccountBalances.LONGEST_WAIT, AccountBalances.LONGEST_WAIT.multipliedBy(4));
        assertThat(states(found, 0, 8)).containsOnly(State.STALE);
        assertThat(found.get(accounts.get(0).id()).value())
                .hasValueSatisfying(known -> assertThat(known.balance()).isEqualByComparingTo("12.50"));
    }

    @Test
    void an_account_that_billing_fails_on_leaves_the_others_live() {
        balances.enquiry = account -> account.number().equals("N1")
                ? CompletableFuture.failedStage(new BillingUnavailable("The answer is not JSON.", null))
                : CompletableFuture.completedStage(Optional.of(balance("1.00")));
        Map<Long, Sourced<AccountBalance>> found = balances.ask(accounts);
        assertThat(states(found, 0, 1)).containsOnly(State.UNAVAILABLE);
        assertThat(states(found, 1, 8)).containsOnly(State.LIVE);
    }

    private List<State> states(Map<Long, Sourced<AccountBalance>> found, int from, int to) {
        return accounts.subList(from, to).stream()
                .map(account -> found.get(account.id()).state())
                .toList();
    }

    private static AccountBalance balance(String amount) {
        return new AccountBalance(
                new BigDecimal(amount),
                BigDecimal.ZERO,
                "CNY",
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                "billing");
    }

    private static Account account(Jdbi jdbi, int number) {
        long id = jdbi.withHandle(handle -> handle.createQuery("""
                        with made as (insert into customer_account
                            (source, source_key, changed_at, received_at, deleted, provenance, customer_key)
                            values ('cis', :key, now(), now(), false, '{}', 'C1') returning id)
                        select id from made""")
                .bind("key", "A" + number)
                .mapTo(Long.class)
                .one());
        return new Account(
                id, 1, "cis", "A" + number, Instant.EPOCH, "N" + number, Optional.empty(), Optional.empty(), Map.of());
    }
}
