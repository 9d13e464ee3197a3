package org.switchboard.web.tickets;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchboard.troubleticket.CallbackRequest;
import org.switchboard.troubleticket.TicketChange;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketView;

/** What the user enters for a ticket, beside what they saw: only what differs from it is a change of theirs. */
public class TicketEdits implements Serializable {

    private Fields seen;
    private Fields typed;
    private String note;
    private String callbackTelephone;
    private Instant callbackAt;

    /** The fields that can be edited, with the version that they are of. */
    public static class Fields implements Serializable {

        private final long version;
        private TicketPriority priority;
        private TicketCategory category;
        private TicketGroup group;
        private String owner;
        private String handler;

        Fields(TicketView ticket) {
            version = ticket.version();
            priority = ticket.priority();
            category = ticket.category();
            group = ticket.group();
            owner = ticket.owner();
            handler = ticket.handler().orElse("");
        }

        public TicketPriority getPriority() {
            return priority;
        }

        public void setPriority(TicketPriority priority) {
            this.priority = priority;
        }

        public TicketCategory getCategory() {
            return category;
        }

        public void setCategory(TicketCategory category) {
            this.category = category;
        }

        public TicketGroup getGroup() {
            return group;
        }

        public void setGroup(TicketGroup group) {
            this.group = group;
        }

        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }

        public String getHandler() {
            return handler;
        }

        public void setHandler(String handler) {
            this.handler = handler;
        }
    }

    TicketEdits(TicketView ticket) {
        this.seen = new Fields(ticket);
        this.typed = new Fields(ticket);
        this.callbackTelephone =
                ticket.callbackTelephone().or(ticket::callerTelephone).orElse("");
    }

    long version() {
        return seen.version;
    }

    TicketChange change() {
        return new TicketChange(
                Optional.empty(),
                changed(typed.priority, seen.priority),
                changed(typed.category, seen.category),
                changed(typed.owner, seen.owner),
                changed(typed.handler, seen.handler),
                changed(typed.group, seen.group),
                false,
                Optional.ofNullable(note),
                Optional.empty());
    }

    CallbackRequest callback() {
        return new CallbackRequest(callbackTelephone, Optional.ofNullable(callbackAt));
    }

    /** After another user's change: what they changed is shown, what was typed here stays. */
    void rest(TicketView now) {
        Fields current = new Fields(now);
        Fields mine = new Fields(now);
        mine.priority = changed(typed.priority, seen.priority).orElse(current.priority);
        mine.category = changed(typed.category, seen.category).orElse(current.category);
        mine.group = changed(typed.group, seen.group).orElse(current.group);
        mine.owner = changed(typed.owner, seen.owner).orElse(current.owner);
        mine.handler = changed(typed.handler, seen.handler).orElse(current.handler);
        seen = current;
        typed = mine;
    }

    private static <T> Optional<T> changed(T wanted, T shown) {
        return Objects.equals(wanted, shown) ? Optional.empty() : Optional.ofNullable(wanted);
    }

    public Fields getTyped() {
        return typed;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getCallbackTelephone() {
        return callbackTelephone;
    }

    public void setCallbackTelephone(String callbackTelephone) {
        this.callbackTelephone = callbackTelephone;
    }

    public Instant getCallbackAt() {
        return callbackAt;
    }

    public void setCallbackAt(Instant callbackAt) {
        this.callbackAt = callbackAt;
    }
}
