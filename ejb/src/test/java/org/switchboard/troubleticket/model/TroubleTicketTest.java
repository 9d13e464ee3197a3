package org.switchboard.troubleticket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.interaction.model.Channel;
import org.switchboard.shared.BusinessException;

class TroubleTicketTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void the_first_agent_stays_the_owner_whoever_takes_over() {
        TroubleTicket ticket = faultReport();

        ticket.takeOver("zhao", "wang", NOW);

        assertThat(ticket.owner()).isEqualTo("wang");
        assertThat(ticket.handler()).isEqualTo("zhao");
    }

    @Test
    void a_ticket_goes_from_acknowledged_to_closed_with_a_pause() {
        TroubleTicket ticket = faultReport();

        ticket.begin("wang", NOW);
        ticket.waitForCustomer("asks the landlord", "wang", NOW);
        ticket.begin("wang", NOW);
        ticket.resolve(Optional.of(new ArticleUsed("main", "power-meter-blank", "en")), "explained", "wang", NOW);
        ticket.close("wang", NOW);

        assertThat(ticket.state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    void resolved_ticket_is_reopened_when_the_customer_reports_it_unsolved() {
        TroubleTicket ticket = faultReport();
        ticket.resolve(Optional.empty(), "explained", "wang", NOW);

        ticket.reopen("still dark", "zhao", NOW);

        assertThat(ticket.state()).isEqualTo(TicketState.IN_PROGRESS);
    }

    @Test
    void a_closed_ticket_takes_notes_and_nothing_else() {
        TroubleTicket ticket = faultReport();
        ticket.close("wang", NOW);

        ticket.note("the customer thanked us", "wang", NOW);

        assertRefused("Ticket TT-1 is closed and cannot become in progress.", () -> ticket.begin("wang", NOW));
        assertRefused(
                "Ticket TT-1 is closed; only an open one can be worked on.",
                () -> ticket.attachTo(1, "WO-1", "wang", NOW));
    }

    @Test
    void an_open_ticket_cannot_be_reopened() {
        assertRefused("Ticket TT-1 is acknowledged and cannot become in progress.", () -> faultReport()
                .reopen("why not", "wang", NOW));
    }

    @Test
    void a_callback_goes_to_the_callers_own_number_unless_another_is_named() {
        assertThatThrownBy(() -> ticket(opening().withCallback()))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("callback-without-telephone"));

        ticket(opening().calledFrom("0571-8765432").withCallback());
        ticket(opening().withCallbackOn("13805712345"));
    }

    private static TroubleTicket faultReport() {
        return ticket(opening());
    }

    private static TicketOpening opening() {
        return TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE);
    }

    private static TroubleTicket ticket(TicketOpening opening) {
        return new TroubleTicket("TT-1", opening, "wang", NOW);
    }

    private static void assertRefused(String sentence, org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.sentence(Locale.ENGLISH))
                        .isEqualTo(sentence));
    }
}
