package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.billing.AccountBalances;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.model.KnownBalance;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.database.JointRead;
import org.switchboard.database.Part;
import org.switchboard.interaction.Contacts;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.source.Sourced;
import org.switchboard.source.feed.Freshness;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketView;

/** What a customer's view shows beside file and balances, read in one transaction once billing has answered. */
@ApplicationScoped
public class CustomerContextLoader {

    private static final int MOST_TICKETS = 20;
    private static final int MOST_CONTACTS = 10;

    @Inject
    Supplies supplies;

    @Inject
    TicketLists tickets;

    @Inject
    CallbackList callbacks;

    @Inject
    Contacts contacts;

    @Inject
    AccountBalances balances;

    @Inject
    JointRead together;

    public record Around(
            Map<Long, Sourced<AccountBalance>> owed,
            List<SupplyCard> supplies,
            List<TicketView> openTickets,
            List<CallbackView> callbacks,
            List<PartyInteraction> contacts) {}

    /** @param answered what billing answered; empty when it was not asked, and what is known of it is read */
    @Transactional
    public Around of(
            CustomerFile file,
            Optional<Map<Long, Sourced<AccountBalance>>> answered,
            Freshness freshness,
            Optional<Symptom> symptom) {
        together.keepPlansInTransaction();
        Supplies.Asked asked = supplies.ask(file);
        Part<KnownBalance> known = balances.lastKnownPart(file.accounts());
        Part<TicketView> open =
                tickets.part(TicketFilter.ofCustomer(file.recordIds()).onlyOpen(), MOST_TICKETS);
        Part<CallbackView> waiting = callbacks.waitingPart(file.recordIds());
        Part<PartyInteraction> latest = contacts.customerPart(file.recordIds(), MOST_CONTACTS);
        List<Part<?>> parts = new ArrayList<>(asked.parts());
        parts.addAll(List.of(open, waiting, latest));
        if (answered.isEmpty()) {
            parts.add(known);
        }
        JointRead.Answers answers = together.read(parts);
        Map<Long, Sourced<AccountBalance>> owed =
                answered.orElseGet(() -> balances.lastKnown(file.accounts(), answers.of(known)));
        return new Around(
                owed,
                supplies.of(file, owed, asked, answers, freshness, symptom),
                answers.of(open),
                answers.of(waiting),
                answers.of(latest));
    }
}
