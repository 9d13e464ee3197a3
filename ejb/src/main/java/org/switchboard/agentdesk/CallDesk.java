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
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.audit.Audited;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.Customer;
import org.switchboard.interaction.Contacts;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TroubleCalls;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.Opened;
import org.switchboard.workorder.OrderOpenings;
import org.switchboard.workorder.OrderTickets;
import org.switchboard.workorder.model.OrderOpening;

/**
 * The actions that end a call, each one step for the agent: resolve it with an article, open a fault ticket, make a
 * repair order, or just log the contact. Each logs the contact too, so that the next agent sees it.
 */
@ApplicationScoped
public class CallDesk {

    @Inject
    TicketDesk tickets;

    @Inject
    TroubleCalls troubleCalls;

    @Inject
    TicketLists ticketLists;

    @Inject
    Dispatch dispatch;

    @Inject
    OrderTickets orderTickets;

    @Inject
    Contacts contacts;

    @Inject
    Customers customers;

    @Inject
    OrderOpenings orderOpenings;

    @Inject
    NumberOnRecord numbers;

    /** An article by the knowledge base, its id, and the language that the agent read it in. */
    public record ArticleUsed(
            @NotBlank String base,
            @NotBlank String id,
            @NotBlank String language) {}

    /** The ticket of a call, and the order that will mend it. */
    public record OrderedRepair(TicketView ticket, Opened order) {}

    /**
     * The call is resolved by an article: an enquiry that is resolved at once, so that it counts. Other open
     * matters of the customer stay open.
     */
    @Transactional
    @Audited(value = "call-resolved-with-article", subject = "customer", key = 0)
    public TicketView resolve(@NotNull @Valid Call call, @NotNull @Valid ArticleUsed article, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        Call whole = numbers.of(call, actor);
        return resolve(whole, open(whole, actor), article, actor);
    }

    /** @param ticketId the open ticket that the article resolves */
    @Transactional
    @Audited(value = "call-resolved-with-article", subject = "customer", key = 0)
    public TicketView resolve(
            @NotNull @Valid Call call, long ticketId, @NotNull @Valid ArticleUsed article, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        TicketView ticket = ticketLists.details(ticketId, actor).ticket();
        if (ticket.customerId()
                .filter(customers.recordIds(call.recordId())::contains)
                .isEmpty()) {
            throw new BusinessException("ticket-of-another-customer", "ticket", ticket.number(), ticket.number());
        }
        Call whole = numbers.of(call, actor);
        if (whole.callbackTelephone().isPresent()) {
            tickets.agreeCallback(ticketId, whole.callbackTelephone().get(), whole.callbackAt(), actor);
        }
        return resolve(whole, ticket, article, actor);
    }

    private TicketView resolve(Call call, TicketView ticket, ArticleUsed article, Actor actor) {
        TicketView resolved = tickets.resolveWithArticle(
                ticket.id(), article.base(), article.id(), article.language(), call.text(), actor);
        log(call, Optional.of(ticket.id()), actor);
        return resolved;
    }

    /** A fault ticket with the verdict and the device at fault; the call is added to an open one of the same premises. */
    @Transactional
    @Audited(value = "fault-ticket-opened", subject = "customer", key = 0)
    public TicketView openFaultTicket(@NotNull @Valid Call call, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        return openFaultTicket(call, Optional.empty(), actor);
    }

    /** @param calledAt when the customer called, where that is not now: the contact is logged for that moment */
    @Transactional
    @Audited(value = "fault-ticket-opened", subject = "customer", key = 0)
    public TicketView openFaultTicket(@NotNull @Valid Call call, @NotNull Optional<Instant> calledAt, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        Call whole = numbers.of(call, actor);
        TicketView ticket = report(whole, calledAt, actor);
        Contact contact = contactOf(whole).ofTicket(ticket.id());
        contacts.log(calledAt.isPresent() ? contact.begun(calledAt.get()) : contact, actor);
        return joined(ticket, actor);
    }

    /**
     * A fault ticket for something seen at a place, by whomever: a passer-by has no customer record, and a telephone
     * number only when they give it.
     *
     * @param calledAt when they called; now when empty
     */
    @Transactional
    @Audited(value = "place-reported", subject = "customer", key = 0)
    public TicketView reportPlace(@NotNull @Valid PlaceCall call, @NotNull Optional<Instant> calledAt, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        call.customerId().ifPresent(customer -> customers.file(customer, actor));
        TicketView ticket = troubleCalls.report(call.opening(), calledAt, actor).ticket();
        call.contact().map(contact -> contact.ofTicket(ticket.id())).ifPresent(contact -> contacts.log(contact, actor));
        return joined(ticket, actor);
    }

    /** On the existing order for its device or above its place, where there is one. */
    private TicketView joined(TicketView ticket, Actor actor) {
        return orderTickets.reported(ticket.id(), actor).isPresent()
                ? ticketLists.details(ticket.id(), actor).ticket()
                : ticket;
    }

    /** As {@link #makeRepairOrder(Call, boolean, Actor)}, before a confirmation was requested. */
    @Transactional
    @Audited(value = "repair-order-made", subject = "customer", key = 0)
    public OrderedRepair makeRepairOrder(@NotNull @Valid Call call, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        return makeRepairOrder(call, false, actor);
    }

    /**
     * A repair order for the device at fault, with the ticket of this call on it; joins the order that the
     * device has already.
     *
     * @param confirmed the agent has seen that the verdict differs and still requests the order
     * @throws BusinessException when the network does not show any device above this customer; with a key that begins
     *     with {@code against-verdict-} when the verdict differs and the order is not confirmed
     */
    @Transactional
    @Audited(value = "repair-order-made", subject = "customer", key = 0)
    public OrderedRepair makeRepairOrder(@NotNull @Valid Call call, boolean confirmed, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        NetworkElement device = call.supply()
                .flatMap(SupplyCard::blamedDevice)
                .orElseThrow(() -> new BusinessException("no-device-to-repair", "networkElementKey", null));
        if (!confirmed) {
            AgainstVerdict.refuse(call, device);
        }
        Call whole = numbers.of(call, actor);
        TicketView ticket = report(whole, Optional.empty(), actor);
        OrderOpening opening = orderOpenings
                .forDevice(device)
                .inZone(call.supply().flatMap(SupplyCard::zone))
                .because(Optional.of(call.text()), Optional.of(causeOf(call)))
                .forTickets(Set.of(ticket.id()));
        Opened opened = dispatch.open(opening, actor);
        // a second call may report more than the first, whose ticket is attached already
        Opened order = orderTickets
                .reported(ticket.id(), actor)
                .map(raised -> new Opened(raised, opened.joined()))
                .orElse(opened);
        log(whole, Optional.of(ticket.id()), actor);
        return new OrderedRepair(ticket, order);
    }

    /**
     * Only logs the contact. An agreed callback must be made: then an enquiry stays
     * open until it is kept.
     */
    @Transactional
    @Audited(value = "contact-logged", subject = "customer", key = 0)
    public PartyInteraction logContact(@NotNull @Valid Call call, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        Call whole = numbers.of(call, actor);
        return log(
                whole,
                whole.callbackTelephone().map(telephone -> open(whole, actor).id()),
                actor);
    }

    private TicketView report(Call call, Optional<Instant> calledAt, Actor actor) {
        TicketOpening opening = opening(call, TicketCategory.FAULT_REPORT).urgent(priority(call, actor));
        Optional<ElementKey> device = call.supply()
                .flatMap(SupplyCard::blamedDevice)
                .map(element -> new ElementKey(element.source(), element.key()));
        return troubleCalls.report(opening.blaming(device), calledAt, actor).ticket();
    }

    private TicketPriority priority(Call call, Actor actor) {
        Customer customer = customers.file(call.recordId(), actor).customer();
        if (customer.needsLifeSupport() || PlaceCall.isDanger(call.symptom(), call.hazards())) {
            return TicketPriority.CRITICAL;
        }
        return customer.sensitive().isEmpty() ? TicketPriority.NORMAL : TicketPriority.HIGH;
    }

    /** An enquiry. */
    private TicketView open(Call call, Actor actor) {
        return tickets.open(opening(call, TicketCategory.ENQUIRY), actor);
    }

    private static TicketOpening opening(Call call, TicketCategory category) {
        TicketOpening opening = TicketOpening.of(category, call.channel())
                .forCustomer(call.recordId())
                .reporting(call.symptom())
                .reporting(call.hazards())
                .saying(call.text())
                .calledFrom(call.callerTelephone())
                .withCallbackOn(call.callbackTelephone(), call.callbackAt());
        return call.supply()
                .map(supply -> opening.at(supply.usagePoint()).because(causeOf(call)))
                .orElse(opening);
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

    private PartyInteraction log(Call call, Optional<Long> ticketId, Actor actor) {
        Contact contact = contactOf(call);
        return contacts.log(ticketId.isPresent() ? contact.ofTicket(ticketId.get()) : contact, actor);
    }

    /** The verdict's name in small letters with hyphens, as programs read it; empty when there was none. */
    private static String causeOf(Call call) {
        return call.supply()
                .map(supply ->
                        supply.verdict().cause().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }
}
