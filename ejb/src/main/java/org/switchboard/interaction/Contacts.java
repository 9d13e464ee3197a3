package org.switchboard.interaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Masked;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.database.Part;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.persistence.InteractionTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** Logs contacts and lists those of a customer. */
@ApplicationScoped
public class Contacts {

    public static final int LARGEST_PAGE = 200;

    private InteractionTable table;
    private Event<ContactLogged> logged;
    private Clock clock;

    protected Contacts() {
        // for the container's proxy
    }

    @Inject
    public Contacts(InteractionTable table, Event<ContactLogged> logged, Clock clock) {
        this.table = table;
        this.logged = logged;
        this.clock = clock;
    }

    /** @throws BusinessException when neither a customer nor a telephone is named: it could not be found again */
    @Transactional
    @Audited(value = "contact-logged", subject = "customer", key = 0)
    public PartyInteraction log(@NotNull @Valid Contact contact, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        if (contact.customerId().isEmpty() && contact.telephone().isEmpty()) {
            throw new BusinessException("contact-of-nobody", "customerId", null);
        }
        Masked.refuse("telephone", contact.telephone());
        Instant now = clock.instant();
        long id = table.add(contact, actor.name(), now);
        logged.fire(new ContactLogged(id, contact.customerId(), actor.author()));
        return find(id);
    }

    /** @throws NotFoundException when there is no such contact */
    @Transactional
    public PartyInteraction find(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("interaction", id));
    }

    /** Contacts of a customer with one record. */
    @Transactional
    public Page<PartyInteraction> ofCustomer(long customerId, int limit, @NotNull Optional<String> cursor) {
        return ofCustomer(Set.of(customerId), limit, cursor);
    }

    /**
     * Contacts of a customer, newest first: those logged for them, and those that contact systems report under the
     * customer's key or one of their telephone numbers.
     *
     * @param recordIds all records of the customer
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<PartyInteraction> ofCustomer(Set<Long> recordIds, int limit, @NotNull Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        List<PartyInteraction> found =
                table.ofCustomer(recordIds, cursor.map(InteractionTable.Position::parse), size + 1);
        return Page.cut(found, size, last -> new InteractionTable.Position(last.at(), last.id()).toString());
    }

    /** The latest of them, to be read with other parts. */
    public Part<PartyInteraction> customerPart(Set<Long> recordIds, int limit) {
        return table.customerPart(recordIds, Optional.empty(), limit);
    }

    /** Contacts about a ticket, oldest first. */
    @Transactional
    public Page<PartyInteraction> ofTicket(long ticketId, int limit, @NotNull Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                table.ofTicket(ticketId, Page.position(cursor, 0), size + 1), size, last -> String.valueOf(last.id()));
    }
}
