package org.switchboard.troubleticket.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.switchboard.audit.HasAuditSubject;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;

/**
 * What is known when a ticket is opened.
 *
 * @param customerId empty when a passer-by reports something
 * @param usagePoint source and key of the usage point concerned
 * @param place where it is, when it is at no usage point
 * @param callerName of a caller who is no customer
 * @param symptom the reason for the call
 * @param text the caller's words
 * @param hazards dangers that the caller reports
 * @param cause the verdict's cause at this moment, kept as it was
 * @param device the network element at fault, when one is known
 * @param callbackTelephone where to call back; the caller's own number when only a callback is wanted
 * @param callbackAt when the customer wants the call; empty for when the matter is done
 */
public record TicketOpening(
        @NotNull TicketCategory category,
        @NotNull Channel channel,
        @NotNull TicketPriority priority,
        @NotNull Optional<Long> customerId,
        @NotNull Optional<ElementKey> usagePoint,
        @NotNull Optional<Place> place,
        @NotNull Optional<@Size(max = LONGEST_NAME) String> callerName,
        @NotNull Optional<Symptom> symptom,
        @NotNull Optional<@Size(max = LONGEST_TEXT) String> text,
        @NotNull Set<@NotNull Hazard> hazards,
        @NotNull Optional<@Size(max = LONGEST_CAUSE) String> cause,
        @NotNull Optional<ElementKey> device,
        @NotNull Optional<@Size(max = LONGEST_TELEPHONE) String> callerTelephone,
        boolean callbackRequested,
        @NotNull Optional<@Size(max = LONGEST_TELEPHONE) String> callbackTelephone,
        @NotNull Optional<Instant> callbackAt)
        implements HasAuditSubject {

    public static final int LONGEST_TEXT = 4_000;
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_CAUSE = 60;
    public static final int LONGEST_TELEPHONE = 40;

    public TicketOpening {
        hazards = Set.copyOf(hazards);
    }

    /** The least that makes a ticket; what else is known is added by the methods below. */
    public static TicketOpening of(TicketCategory category, Channel channel) {
        return new Draft(category, channel).opening();
    }

    public TicketOpening forCustomer(long id) {
        return with(draft -> draft.customerId = Optional.of(id));
    }

    public TicketOpening forCustomer(Optional<Long> id) {
        return with(draft -> draft.customerId = id);
    }

    public TicketOpening at(ElementKey usagePointKey) {
        return with(draft -> draft.usagePoint = Optional.of(usagePointKey));
    }

    public TicketOpening at(Place where) {
        return with(draft -> draft.place = Optional.of(where));
    }

    public TicketOpening calledBy(Optional<String> name) {
        return with(draft -> draft.callerName = name);
    }

    public TicketOpening urgent(TicketPriority howUrgent) {
        return with(draft -> draft.priority = howUrgent);
    }

    public TicketOpening reporting(Optional<Symptom> reported) {
        return with(draft -> draft.symptom = reported);
    }

    public TicketOpening reporting(Set<Hazard> reported) {
        return with(draft -> draft.hazards = reported);
    }

    public TicketOpening saying(String callersWords) {
        return with(draft -> draft.text = Optional.of(callersWords));
    }

    public TicketOpening because(String verdictCause) {
        return with(draft -> draft.cause = Optional.of(verdictCause));
    }

    public TicketOpening blaming(ElementKey networkElement) {
        return with(draft -> draft.device = Optional.of(networkElement));
    }

    public TicketOpening blaming(Optional<ElementKey> networkElement) {
        return with(draft -> draft.device = networkElement);
    }

    public TicketOpening calledFrom(String telephone) {
        return calledFrom(Optional.of(telephone));
    }

    public TicketOpening calledFrom(Optional<String> telephone) {
        return with(draft -> draft.callerTelephone = telephone);
    }

    /** Call back on the number that the caller called from. */
    public TicketOpening withCallback() {
        return with(draft -> draft.callbackRequested = true);
    }

    public TicketOpening withCallbackOn(String telephone) {
        return withCallbackOn(telephone, Optional.empty());
    }

    public TicketOpening withCallbackOn(String telephone, Optional<Instant> due) {
        return withCallbackOn(Optional.of(telephone), due);
    }

    /** Without a number no callback is wanted. */
    public TicketOpening withCallbackOn(Optional<String> telephone, Optional<Instant> due) {
        return telephone.isEmpty()
                ? this
                : with(draft -> {
                    draft.callbackRequested = true;
                    draft.callbackTelephone = telephone;
                    draft.callbackAt = due;
                });
    }

    private TicketOpening with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.opening();
    }

    /** An opening whose parts can still be set. */
    private static final class Draft {

        private final TicketCategory category;
        private final Channel channel;
        private TicketPriority priority = TicketPriority.NORMAL;
        private Optional<Long> customerId = Optional.empty();
        private Optional<ElementKey> usagePoint = Optional.empty();
        private Optional<Place> place = Optional.empty();
        private Optional<String> callerName = Optional.empty();
        private Optional<Symptom> symptom = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Set<Hazard> hazards = Set.of();
        private Optional<String> cause = Optional.empty();
        private Optional<ElementKey> device = Optional.empty();
        private Optional<String> callerTelephone = Optional.empty();
        private boolean callbackRequested;
        private Optional<String> callbackTelephone = Optional.empty();
        private Optional<Instant> callbackAt = Optional.empty();

        Draft(TicketCategory category, Channel channel) {
            this.category = category;
            this.channel = channel;
        }

        Draft(TicketOpening opening) {
            this(opening.category, opening.channel);
            this.priority = opening.priority;
            this.customerId = opening.customerId;
            this.usagePoint = opening.usagePoint;
            this.place = opening.place;
            this.callerName = opening.callerName;
            this.symptom = opening.symptom;
            this.text = opening.text;
            this.hazards = opening.hazards;
            this.cause = opening.cause;
            this.device = opening.device;
            this.callerTelephone = opening.callerTelephone;
            this.callbackRequested = opening.callbackRequested;
            this.callbackTelephone = opening.callbackTelephone;
            this.callbackAt = opening.callbackAt;
        }

        TicketOpening opening() {
            return new TicketOpening(
                    category,
                    channel,
                    priority,
                    customerId,
                    usagePoint,
                    place,
                    callerName,
                    symptom,
                    text,
                    hazards,
                    cause,
                    device,
                    callerTelephone,
                    callbackRequested,
                    callbackTelephone,
                    callbackAt);
        }
    }

    @Override
    public String auditSubject() {
        return customerId.map(id -> "customer/" + id).orElse("customer/unknown");
    }
}
