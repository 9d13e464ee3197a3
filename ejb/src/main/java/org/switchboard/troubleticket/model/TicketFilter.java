package org.switchboard.troubleticket.model;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which tickets a list is to hold; an empty part does not narrow it.
 *
 * @param person owner or handler
 * @param groups whose queues
 * @param marks what all of them have to bear
 * @param question what somebody typed
 */
public record TicketFilter(
        Set<TicketState> states,
        Optional<TicketCategory> category,
        Set<Long> customerIds,
        Optional<Long> workOrderId,
        Optional<String> handler,
        Optional<String> owner,
        Optional<String> person,
        Set<TicketGroup> groups,
        Set<Mark> marks,
        Optional<TicketQuestion> question) {

    /** What a ticket may bear besides its fields. */
    public enum Mark {
        /** Nobody works on it. */
        UNASSIGNED,
        /** Of the highest priority. */
        URGENT,
        /** A fault ticket that no repair order covers. */
        WITHOUT_ORDER,
        /** A callback is agreed and still open. */
        CALLBACK_PROMISED,
        LIFE_SUPPORT
    }

    public static final TicketFilter ALL = new Draft().filter();

    public TicketFilter {
        states = Set.copyOf(states);
        customerIds = Set.copyOf(customerIds);
        groups = Set.copyOf(groups);
        marks = Set.copyOf(marks);
    }

    public static TicketFilter ofCustomer(long customerId) {
        return ofCustomer(Set.of(customerId));
    }

    /** @param recordIds all records of one customer, at least one */
    public static TicketFilter ofCustomer(Set<Long> recordIds) {
        return ALL.with(draft -> draft.customerIds = recordIds);
    }

    public static TicketFilter ofWorkOrder(long workOrderId) {
        return ALL.with(draft -> draft.workOrderId = Optional.of(workOrderId));
    }

    public static TicketFilter handledBy(String agent) {
        return ALL.with(draft -> draft.handler = Optional.of(agent));
    }

    public TicketFilter onlyOpen() {
        return in(TicketState.OPEN);
    }

    public TicketFilter in(Set<TicketState> wanted) {
        return with(draft -> draft.states = wanted);
    }

    public TicketFilter of(TicketCategory wanted) {
        return with(draft -> draft.category = Optional.of(wanted));
    }

    public TicketFilter ownedBy(String user) {
        return with(draft -> draft.owner = Optional.of(user));
    }

    /** Owned or handled by them. */
    public TicketFilter ofPerson(String user) {
        return with(draft -> draft.person = Optional.of(user));
    }

    public TicketFilter ofGroups(Set<TicketGroup> wanted) {
        return with(draft -> draft.groups = wanted);
    }

    public TicketFilter bearing(Mark mark) {
        Set<Mark> all = new HashSet<>(marks);
        all.add(mark);
        return with(draft -> draft.marks = all);
    }

    public TicketFilter asking(TicketQuestion typed) {
        return with(draft -> draft.question = Optional.of(typed));
    }

    private TicketFilter with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.states = states;
        draft.category = category;
        draft.customerIds = customerIds;
        draft.workOrderId = workOrderId;
        draft.handler = handler;
        draft.owner = owner;
        draft.person = person;
        draft.groups = groups;
        draft.marks = marks;
        draft.question = question;
        change.accept(draft);
        return draft.filter();
    }

    /** A filter whose parts can still be set. */
    private static final class Draft {

        private Set<TicketState> states = Set.of();
        private Optional<TicketCategory> category = Optional.empty();
        private Set<Long> customerIds = Set.of();
        private Optional<Long> workOrderId = Optional.empty();
        private Optional<String> handler = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private Optional<String> person = Optional.empty();
        private Set<TicketGroup> groups = Set.of();
        private Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private Optional<TicketQuestion> question = Optional.empty();

        TicketFilter filter() {
            return new TicketFilter(
                    states, category, customerIds, workOrderId, handler, owner, person, groups, marks, question);
        }
    }
}
