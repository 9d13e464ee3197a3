package org.switchboard.agentdesk;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.agentdesk.CustomerContextLoader.Around;
import org.switchboard.agentdesk.CustomerView.AccountCard;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.billing.AccountBalances;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.NotFoundException;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.feed.Freshness;

/**
 * Assembles the one screen. No transaction and no connection is held while billing is waited for, so that a hanging
 * billing system costs each page its time limit and delays no other page.
 */
@ApplicationScoped
public class CustomerViews {

    /** Whether to ask live systems, or to show what is known. */
    public enum Refresh {
        LIVE,
        NONE
    }

    @Inject
    Customers customers;

    @Inject
    AccountBalances balances;

    @Inject
    CustomerContextLoader surroundings;

    @Inject
    Feeds feeds;

    @Inject
    Clock clock;

    /** What is known before the agent has asked for the reason of the call. */
    @Audited(value = "customer-viewed", kind = AuditKind.VIEW, subject = "customer", key = 0)
    public CustomerView view(long customerId, Refresh refresh, Actor actor) {
        return view(customerId, refresh, Optional.empty(), actor);
    }

    /**
     * What a reported call is judged by. The caller of the service gets a ticket and a verdict from it, not the customer:
     * a program that reports the calls of a storm has no budget of reading.
     */
    @Audited(value = "trouble-call-taken", subject = "customer", key = 0)
    public CustomerView forCall(long customerId, Optional<Symptom> symptom, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        return view(customerId, Refresh.LIVE, symptom, actor);
    }

    /**
     * @param customerId of any record of the customer
     * @param symptom what the caller reports; empty before the agent has asked
     * @throws NotFoundException when there is no such customer
     */
    @WithSpan("customer view")
    @Audited(value = "customer-viewed", kind = AuditKind.VIEW, subject = "customer", key = 0)
    public CustomerView view(long customerId, Refresh refresh, Optional<Symptom> symptom, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        CustomerFile file = customers.file(customerId, actor);
        Optional<Map<Long, Sourced<AccountBalance>>> answered =
                refresh == Refresh.LIVE ? Optional.of(balances.ask(file.accounts())) : Optional.empty();
        Freshness freshness = feeds.freshness();
        Around around = surroundings.of(file, answered, freshness, symptom);
        Customer customer = file.customer();
        List<AccountCard> accounts = file.accounts().stream()
                .map(account -> new AccountCard(
                        Sourced.of(
                                account,
                                account.source(),
                                freshness
                                        .lastSuccess(account.source(), RecordType.ACCOUNT)
                                        .orElse(account.changedAt()),
                                freshness.of(account.source(), RecordType.ACCOUNT)),
                        around.owed().get(account.id())))
                .toList();
        return new CustomerView(
                Sourced.of(
                        customer,
                        customer.source(),
                        freshness
                                .lastSuccess(customer.source(), RecordType.CUSTOMER)
                                .orElse(customer.changedAt()),
                        freshness.of(customer.source(), RecordType.CUSTOMER)),
                file.records(),
                accounts,
                around.supplies(),
                around.openTickets(),
                around.callbacks(),
                around.contacts(),
                freshness.sourcesOf(RecordType.OUTAGE, RecordType.OUTAGE_PLAN, RecordType.MEASUREMENT),
                clock.instant());
    }
}
