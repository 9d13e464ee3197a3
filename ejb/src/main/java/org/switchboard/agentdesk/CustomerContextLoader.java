package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.CustomerFile;
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

    public record Around(
            List<SupplyCard> supplies,
            List<TicketView> openTickets,
            List<CallbackView> callbacks,
            List<PartyInteraction> contacts) {}

    @Transactional
    public Around of(
            CustomerFile file,
            Map<Long, Sourced<AccountBalance>> owed,
            Freshness freshness,
            Optional<Symptom> symptom) {
        return new Around(
                supplies.of(file, owed, freshness, symptom),
                tickets.page(TicketFilter.ofCustomer(file.recordIds()).onlyOpen(), MOST_TICKETS, Optional.empty())
                        .items(),
                callbacks.waitingOf(file.recordIds()),
                contacts.ofCustomer(file.recordIds(), MOST_CONTACTS, Optional.empty())
                        .items());
    }
}
