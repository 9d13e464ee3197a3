package org.switchboard.troubleticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;
import static org.switchboard.troubleticket.TicketWork.POINT;
import static org.switchboard.troubleticket.TicketWork.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketCounts;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketFilter.Mark;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketQuestion;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;

/** What agents do with tickets of the list, over a real database. */
class TicketHandlingTest {

    private static TransactionalDatabase database;

    private TicketWork work;

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        work = new TicketWork(database.emptied());
    }

    @Test
    void several_fields_change_together_and_each_stands_in_the_history() {
        TicketView ticket = enquiry("bill too high");

        TicketView changed = work.change(
                ticket,
                new TicketChange(
                        Optional.of(TicketState.IN_PROGRESS),
                        Optional.of(TicketPriority.HIGH),
                        Optional.of(TicketCategory.COMPLAINT),
                        Optional.of("zhao"),
                        Optional.of("li"),
                        Optional.empty(),
                        false,
                        Optional.of("asks for the third time"),
                        Optional.empty()));

        assertThat(changed.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(changed.priority()).isEqualTo(TicketPriority.HIGH);
        assertThat(changed.category()).isEqualTo(TicketCategory.COMPLAINT);
        assertThat(changed.owner()).isEqualTo("zhao");
        assertThat(changed.handler()).contains("li");
        assertThat(work.tickets.details(ticket.id(), person("wang")).history())
                .extracting(TicketDetails.Entry::action)
                .containsExactly(
                        TicketAction.OPENED,
                        TicketAction.PRIORITY_CHANGED,
                        TicketAction.CATEGORY_CHANGED,
                        TicketAction.OWNER_CHANGED,
                        TicketAction.TAKEN_OVER,
                        TicketAction.BEGUN);
    }

    @Test
    void one_impossible_part_leaves_everything_as_it_was() {
        TicketView ticket = enquiry("bill too high");

        assertRefused(
                "unknown-user",
                () -> work.change(
                        ticket, TicketChange.NOTHING.urgent(TicketPriority.HIGH).handledBy("nobody")));
        assertRefused(
                "ticket-needs-note",
                () -> work.change(
                        ticket, TicketChange.NOTHING.urgent(TicketPriority.HIGH).becoming(TicketState.CANCELLED)));

        assertThat(work.now(ticket)).isEqualTo(ticket);
    }

    @Test
    void change_that_rests_on_an_old_view_is_refused() {
        TicketView ticket = enquiry("bill too high");
        work.change(ticket, TicketChange.NOTHING.urgent(TicketPriority.HIGH));

        assertRefused("changed-meanwhile", () -> work.change(ticket, TicketChange.NOTHING.urgent(TicketPriority.LOW)));
        assertThat(work.now(ticket).priority()).isEqualTo(TicketPriority.HIGH);
    }

    @Test
    void escalated_ticket_is_unassigned_in_the_supervisors_queue() {
        TicketView ticket = enquiry("bill too high");

        TicketView escalated = work.change(
                ticket,
                TicketChange.NOTHING.noting("threatens to go to the press").escalated());

        assertThat(escalated.group()).isEqualTo(TicketGroup.SUPERVISION);
        assertThat(escalated.handler()).isEmpty();
        assertThat(escalated.priority()).isEqualTo(TicketPriority.HIGH);
        assertThat(list(TicketFilter.ALL.onlyOpen().ofGroups(Set.of(TicketGroup.SUPERVISION))))
                .containsExactly(ticket.number());
        assertThat(list(TicketFilter.ALL.onlyOpen().bearing(Mark.UNASSIGNED))).containsExactly(ticket.number());
    }

    @Test
    void resolved_ticket_is_reopened_but_not_beside_another_open_one_about_the_same_matter() {
        long customer = work.customer("赵敏");
        TicketView first = work.report(fault().forCustomer(customer).at(POINT));
        TicketView resolved =
                work.change(first, TicketChange.NOTHING.noting("fuse at home").becoming(TicketState.RESOLVED));
        TicketView reopened =
                work.change(resolved, TicketChange.NOTHING.noting("dark again").becoming(TicketState.IN_PROGRESS));
        assertThat(reopened.state()).isEqualTo(TicketState.IN_PROGRESS);

        TicketView again = work.change(
                reopened, TicketChange.NOTHING.noting("fuse at home").becoming(TicketState.RESOLVED));
        work.report(fault().forCustomer(customer).at(POINT));
        assertRefused(
                "fault-ticket-exists",
                () -> work.change(
                        again, TicketChange.NOTHING.noting("dark again").becoming(TicketState.IN_PROGRESS)));
    }

    @Test
    void list_shows_the_most_urgent_first_and_pages() {
        TicketView normal = enquiry("one");
        TicketView second = enquiry("two");
        TicketView danger = work.report(fault().at(Place.of("corner"))
                .reporting(Set.of(Hazard.WIRE_DOWN))
                .urgent(TicketPriority.CRITICAL));

        Page<TicketView> first = work.tickets.queue(TicketFilter.ALL.onlyOpen(), 2, Optional.empty(), person("wang"));
        Page<TicketView> rest = work.tickets.queue(TicketFilter.ALL.onlyOpen(), 2, first.nextCursor(), person("wang"));

        assertThat(first.items()).extracting(TicketView::number).containsExactly(danger.number(), normal.number());
        assertThat(rest.items()).extracting(TicketView::number).containsExactly(second.number());
        assertThat(rest.nextCursor()).isEmpty();
    }

    @Test
    void tickets_are_found_by_number_its_end_telephone_place_and_customer() {
        long customer = work.customer("赵敏");
        TicketView ofCustomer = work.report(fault().forCustomer(customer).calledFrom("138-0571-2345"));
        TicketView atPlace = work.report(fault().at(Place.of("金雄路 100%_ 永泰路")));

        assertThat(found(ofCustomer.number().toLowerCase(java.util.Locale.ROOT), Set.of()))
                .containsExactly(ofCustomer.number());
        assertThat(found(ofCustomer.number().substring(ofCustomer.number().length() - 6), Set.of()))
                .containsExactly(ofCustomer.number());
        assertThat(found("05712345", Set.of())).containsExactly(ofCustomer.number());
        assertThat(found("永泰路", Set.of())).containsExactly(atPlace.number());
        assertThat(found("100%_", Set.of())).containsExactly(atPlace.number());
        assertThat(found("1_0", Set.of())).isEmpty();
        assertThat(found("赵敏", Set.of(customer))).containsExactly(ofCustomer.number());
    }

    @Test
    void counts_equal_the_result_of_each_filter() {
        long customer = work.customer("赵敏");
        work.report(fault().forCustomer(customer).calledFrom("13800001111").withCallback());
        TicketView escalated = enquiry("bill");
        work.change(escalated, TicketChange.NOTHING.noting("angry").escalated());

        assertThat(work.tickets.counts(Set.of(TicketGroup.SERVICE), person("wang")))
                .isEqualTo(new TicketCounts(2, 2, 1, 1, 0, 1, 1, 0));
        for (Mark mark : Mark.values()) {
            TicketCounts counts = work.tickets.counts(Set.of(), person("wang"));
            long counted =
                    switch (mark) {
                        case UNASSIGNED -> counts.unassigned();
                        case URGENT -> counts.urgent();
                        case WITHOUT_ORDER -> counts.withoutOrder();
                        case CALLBACK_PROMISED -> counts.callback();
                        case LIFE_SUPPORT -> counts.lifeSupport();
                    };
            assertThat(list(TicketFilter.ALL.onlyOpen().bearing(mark))).hasSize((int) counted);
        }
    }

    @Test
    void merge_moves_calls_callbacks_and_urgency_and_undo_restores_both() {
        long customer = work.customer("赵敏");
        TicketView one =
                work.report(fault().forCustomer(customer).at(POINT).reporting(Optional.of(Symptom.LOW_VOLTAGE)));
        TicketView other = work.report(fault().forCustomer(customer)
                .reporting(Optional.of(Symptom.NO_SUPPLY))
                .reporting(Set.of(Hazard.SMOKE))
                .urgent(TicketPriority.CRITICAL)
                .withCallbackOn("13800001111"));

        TicketView survivor = work.merge(other, one);

        assertThat(survivor.priority()).isEqualTo(TicketPriority.CRITICAL);
        assertThat(survivor.symptom()).contains(Symptom.NO_SUPPLY);
        assertThat(survivor.hazards()).containsExactly(Hazard.SMOKE);
        assertThat(work.now(other).state()).isEqualTo(TicketState.CLOSED);
        assertThat(work.now(other).mergedInto()).contains(one.number());
        TicketDetails details = work.tickets.details(one.id(), person("wang"));
        assertThat(details.merged()).containsExactly(other.number());
        assertThat(details.calls()).hasSize(2);
        assertThat(details.callbacks()).singleElement().satisfies(callback -> assertThat(callback.dueAt())
                .as("waits for the surviving ticket")
                .isEmpty());

        TicketView restored = work.unmerge(other);

        assertThat(restored)
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(other);
        assertThat(work.now(one))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(one);
        assertThat(work.tickets.details(one.id(), person("wang")).calls()).hasSize(1);
    }

    @Test
    void undo_keeps_what_was_changed_since_the_merge() {
        long customer = work.customer("赵敏");
        TicketView one = work.report(fault().forCustomer(customer).at(POINT));
        TicketView other = work.report(fault().forCustomer(customer).urgent(TicketPriority.HIGH));
        TicketView survivor = work.merge(other, one);
        work.change(survivor, TicketChange.NOTHING.urgent(TicketPriority.CRITICAL));

        work.unmerge(other);

        assertThat(work.now(one).priority()).isEqualTo(TicketPriority.CRITICAL);
    }

    @Test
    void call_about_the_matter_of_a_merged_ticket_goes_to_the_surviving_one() {
        long customer = work.customer("赵敏");
        TicketView one = work.report(fault().forCustomer(customer).at(POINT));
        TicketView other = work.report(fault().forCustomer(customer));
        work.merge(other, one);

        assertThat(work.report(fault().forCustomer(customer)).id()).isEqualTo(one.id());
    }

    @Test
    void merges_that_cannot_be_are_refused() {
        TicketView one = work.report(fault().forCustomer(work.customer("赵敏")).at(POINT));
        TicketView ofAnother = work.report(fault().forCustomer(work.customer("钱进")));
        TicketView atPlace = work.report(fault().at(Place.of("corner")));
        TicketView closed = work.change(enquiry("bill"), TicketChange.NOTHING.becoming(TicketState.CLOSED));

        assertRefused("ticket-merge-with-itself", () -> work.merge(one, one));
        assertRefused("merge-of-different-customers", () -> work.merge(ofAnother, one));
        assertRefused("ticket-not-open", () -> work.merge(closed, one));
        assertRefused("ticket-not-open", () -> work.merge(one, closed));
        assertRefused("ticket-not-merged", () -> work.unmerge(one));
        work.merge(atPlace, one);
        assertRefused("ticket-merged-already", () -> work.merge(atPlace, ofAnother));
        assertThat(database.inTransaction(() -> work.handling.merge(
                                SeenTicket.withoutVersionCheck(ofAnother.id()), one.id(), true, person("zhao")))
                        .id())
                .isEqualTo(one.id());
    }

    @Test
    void callback_is_open_from_its_agreement_until_the_customer_is_reached() {
        long customer = work.customer("赵敏");
        TicketView ticket = work.report(fault().forCustomer(customer).at(POINT).withCallbackOn("13800001111"));
        CallbackView callback = onlyCallbackOf(customer);
        assertThat(callback.dueAt()).isEmpty();
        assertThat(callback.promisedBy()).contains("wang");

        work.clock.advance(Duration.ofHours(1));
        work.change(ticket, TicketChange.NOTHING.noting("calls off").becoming(TicketState.CANCELLED));
        assertThat(onlyCallbackOf(customer).dueAt()).contains(work.clock.instant());

        database.transact(() -> work.callbacks.reached(callback.id(), person("li")));
        assertThat(work.callbacks.waitingPart(Set.of(customer)).list(database.jdbi()))
                .isEmpty();
    }

    @Test
    void callback_of_merged_ticket_becomes_due_with_the_surviving_one() {
        long customer = work.customer("赵敏");
        TicketView one = work.report(fault().forCustomer(customer).at(POINT));
        TicketView other = work.report(fault().forCustomer(customer).withCallbackOn("13800001111"));
        TicketView survivor = work.merge(other, one);

        work.change(survivor, TicketChange.NOTHING.becoming(TicketState.CLOSED));

        assertThat(onlyCallbackOf(customer).dueAt()).contains(work.clock.instant());
    }

    @Test
    void callback_with_a_time_is_due_then_and_a_completed_one_can_be_agreed_again() {
        long customer = work.customer("赵敏");
        Instant evening = Instant.parse("2026-11-30T12:00:00Z");
        TicketView ticket = work.report(
                fault().forCustomer(customer).at(POINT).withCallbackOn("13800001111", Optional.of(evening)));
        CallbackView callback = onlyCallbackOf(customer);
        assertThat(callback.dueAt()).contains(evening);
        database.transact(() -> work.callbacks.reached(callback.id(), person("li")));

        work.change(
                work.now(ticket),
                TicketChange.NOTHING.withCallback(new CallbackRequest("13800002222", Optional.empty())));

        assertThat(onlyCallbackOf(customer)).satisfies(again -> {
            assertThat(again.telephone()).isEqualTo("13800002222");
            assertThat(again.state()).isEqualTo(CallbackState.TO_CALL);
            assertThat(again.dueAt()).isEmpty();
        });
    }

    @Test
    void callback_list_shows_due_ones_first_and_waiting_ones_last() {
        Instant evening = Instant.parse("2026-11-30T12:00:00Z");
        work.report(fault().at(Place.of("one")).withCallbackOn("13800000001"));
        work.report(fault().at(Place.of("two")).withCallbackOn("13800000002", Optional.of(evening)));
        work.report(fault().at(Place.of("three")).withCallbackOn("13800000003"));
        work.report(fault().at(Place.of("four")).withCallbackOn("13800000004", Optional.of(evening.minusSeconds(60))));

        Page<CallbackView> first = work.callbacks.page(CallbackState.WAITING, 3, Optional.empty(), person("wang"));
        Page<CallbackView> rest = work.callbacks.page(CallbackState.WAITING, 3, first.nextCursor(), person("wang"));

        assertThat(first.items())
                .extracting(CallbackView::telephone)
                .containsExactly("13800000004", "13800000002", "13800000001");
        assertThat(rest.items()).extracting(CallbackView::telephone).containsExactly("13800000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12", "call my wife", "1234567890123456", "---", "138\u00000000", "转8001"})
    void blank_or_impossible_number_for_a_callback_is_refused_with_its_field(String number) {
        assertThatThrownBy(() -> work.report(fault().at(Place.of("corner")).withCallbackOn(number)))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.field())
                        .contains("callbackTelephone"));
        assertThat(list(TicketFilter.ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800001111",
                "+86 138 0000 1111",
                "(0571) 8765-4321",
                "0571-87654321转8001",
                "0571 87654321 ext. 12",
                "１３８００００１１１１",
                "95598",
                "110"
            })
    void number_that_can_be_dialled_is_taken_as_it_was_given(String number) {
        assertThat(work.report(fault().at(Place.of("corner")).withCallbackOn(number))
                        .callbackTelephone())
                .contains(number);
    }

    private CallbackView onlyCallbackOf(long customer) {
        List<CallbackView> waiting =
                work.callbacks.waitingPart(Set.of(customer)).list(database.jdbi());
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    private TicketView enquiry(String text) {
        return database.inTransaction(() -> work.desk.open(
                TicketOpening.of(TicketCategory.ENQUIRY, Channel.TELEPHONE).saying(text), person("wang")));
    }

    private List<String> found(String typed, Set<Long> customers) {
        return list(TicketFilter.ALL.asking(new TicketQuestion(typed, customers)));
    }

    private List<String> list(TicketFilter filter) {
        return work.tickets.queue(filter, 50, Optional.empty(), person("wang")).items().stream()
                .map(TicketView::number)
                .toList();
    }

    private static void assertRefused(String key, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }
}
