package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.customer.Customers;
import org.switchboard.interaction.Contact;
import org.switchboard.interaction.Contacts;
import org.switchboard.interaction.PartyInteraction;
import org.switchboard.network.ElementKey;
import org.switchboard.network.NetworkElement;
import org.switchboard.outage.AffectedCustomers;
import org.switchboard.outage.Outages;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.TicketCategory;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketFilter;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TicketOpening;
import org.switchboard.troubleticket.TicketView;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.Opened;
import org.switchboard.workorder.OrderOpening;

/**
 * The actions that end a call, each one step for the agent: resolve it with an article, open a fault ticket, make a
 * repair order, or just log the contact. Each logs the contact too, so that the next agent sees it.
 */
@ApplicationScoped
public class CallDesk {

    private static final int TICKETS_LOOKED_AT = 20;

    @Inject
    TicketDesk tickets;

    @Inject
    TicketLists ticketLists;

    @Inject
    Dispatch dispatch;

    @Inject
    Contacts contacts;

    @Inject
    Customers customers;

    @Inject
    Outages outages;

    /** An article by the knowledge base, its id, and the language that the agent read it in. */
    public record ArticleUsed(
            @NotBlank String base,
            @NotBlank String id,
            @NotBlank String language) {}

    /** The ticket of a call, and the order that will mend it. */
    public record OrderedRepair(TicketView ticket, Opened order) {}

    /** The call is settled by what an article says: a ticket that is resolved at once, so that it counts. */
    @Transactional
    public TicketView resolve(@NotNull @Valid Call call, @NotNull @Valid ArticleUsed article, @NotBlank String agent) {
        TicketView ticket = openTicketOf(call).orElseGet(() -> open(call, TicketCategory.ENQUIRY, agent));
        TicketView resolved = tickets.resolveWithArticle(
                ticket.id(), article.base(), article.id(), article.language(), call.text(), agent);
        log(call, Optional.of(ticket.id()), agent);
        return resolved;
    }

    /** A fault ticket with the verdict and the device that it blames; an open one of the same place takes the call in. */
    @Transactional
    public TicketView openFaultTicket(@NotNull @Valid Call call, @NotBlank String agent) {
        return openFaultTicket(call, Optional.empty(), agent);
    }

    /** @param calledAt when the customer called, where that is not now: the contact is logged for that moment */
    @Transactional
    public TicketView openFaultTicket(
            @NotNull @Valid Call call, @NotNull Optional<Instant> calledAt, @NotBlank String agent) {
        TicketView ticket = openTicketOf(call).orElseGet(() -> open(call, TicketCategory.FAULT_REPORT, agent));
        Contact contact = contactOf(call).ofTicket(ticket.id());
        contacts.log(calledAt.isPresent() ? contact.begun(calledAt.get()) : contact, agent);
        return ticket;
    }

    /**
     * A repair order for the device that the verdict blames, with the ticket of this call on it; joins the order that the
     * device has already.
     *
     * @throws BusinessException when the network does not show any device above this customer
     */
    @Transactional
    public OrderedRepair makeRepairOrder(@NotNull @Valid Call call, @NotBlank String agent) {
        NetworkElement device = call.supply()
                .flatMap(SupplyCard::blamedDevice)
                .orElseThrow(() -> new BusinessException("no-device-to-repair", "networkElementKey", null));
        TicketView ticket = openTicketOf(call).orElseGet(() -> open(call, TicketCategory.FAULT_REPORT, agent));
        AffectedCustomers affected = outages.below(device.key());
        OrderOpening opening = OrderOpening.forDevice(new ElementKey(device.source(), device.key()), device.name())
                .affecting(affected.customers(), affected.lifeSupport())
                .because(call.text(), causeOf(call))
                .forTickets(Set.of(ticket.id()));
        Opened order = dispatch.open(
                call.supply().flatMap(SupplyCard::zone).map(opening::inZone).orElse(opening), agent);
        log(call, Optional.of(ticket.id()), agent);
        return new OrderedRepair(ticket, order);
    }

    /** Nothing to do but to remember that they called. */
    @Transactional
    public PartyInteraction logContact(@NotNull @Valid Call call, @NotBlank String agent) {
        return log(call, Optional.empty(), agent);
    }

    private Optional<TicketView> openTicketOf(Call call) {
        return ticketLists
                .page(
                        TicketFilter.ofCustomer(customers.recordIds(call.recordId()))
                                .of(TicketCategory.FAULT_REPORT)
                                .onlyOpen(),
                        TICKETS_LOOKED_AT,
                        Optional.empty())
                .items()
                .stream()
                .filter(ticket -> ticket.usagePoint().equals(call.supply().map(SupplyCard::usagePoint)))
                .findFirst();
    }

    private TicketView open(Call call, TicketCategory category, String agent) {
        TicketOpening opening = TicketOpening.of(category, call.channel())
                .forCustomer(call.recordId())
                .reporting(call.symptom())
                .reporting(call.hazards())
                .saying(call.text());
        if (call.supply().isPresent()) {
            SupplyCard supply = call.supply().get();
            opening = opening.at(supply.usagePoint()).because(causeOf(call));
            if (supply.blamedDevice().isPresent() && category == TicketCategory.FAULT_REPORT) {
                NetworkElement device = supply.blamedDevice().get();
                opening = opening.blaming(new ElementKey(device.source(), device.key()));
            }
        }
        if (call.callerTelephone().isPresent()) {
            opening = opening.calledFrom(call.callerTelephone().get());
        }
        if (call.callbackTelephone().isPresent()) {
            opening = opening.withCallbackOn(call.callbackTelephone().get(), call.callbackAt());
        }
        return tickets.open(opening, agent);
    }

    private static Contact contactOf(Call call) {
        Contact contact = Contact.callOf(call.recordId())
                .over(call.channel())
                .reporting(call.symptom())
                .about(causeOf(call), call.text());
        return call.callerTelephone().isPresent()
                ? contact.from(call.callerTelephone().get())
                : contact;
    }

    private PartyInteraction log(Call call, Optional<Long> ticketId, String agent) {
        Contact contact = contactOf(call);
        return contacts.log(ticketId.isPresent() ? contact.ofTicket(ticketId.get()) : contact, agent);
    }

    /** The verdict's name in small letters with hyphens, as programs read it; empty when there was none. */
    private static String causeOf(Call call) {
        return call.supply()
                .map(supply ->
                        supply.verdict().cause().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }
}
