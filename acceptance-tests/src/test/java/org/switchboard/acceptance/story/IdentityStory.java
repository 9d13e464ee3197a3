package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** The same person comes by two sources: one view, a decision where it is not sure, and the way back. */
@WithSwitchboard
class IdentityStory {

    @Test
    void person_in_two_systems_becomes_one_customer_and_undo_restores_both(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        SecondCustomerSource app = new SecondCustomerSource(workbench, "app");
        JsonNode customer = city.sample("healthy", 30);
        long inRegister = desk.idOf(customer);
        JsonNode before = app.view(inRegister);
        String name = before.at("/customer/value/name").asText();

        app.addCustomer(
                "app-1",
                name,
                "19912340001",
                Optional.of(app.numbers(inRegister).path("identityNumber").asText()));
        JsonNode together = app.awaitRecords(inRegister, 2);

        long inApp = Json.each(together.path("records"))
                .filter(record -> record.path("source").asText().equals("app"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
        assertThat(together.path("id").asLong()).isEqualTo(inRegister);
        assertThat(app.view(inApp).path("id").asLong()).isEqualTo(inRegister);
        assertThat(app.view(inApp).path("supplies")).hasSameSizeAs(before.path("supplies"));
        assertThat(app.lookUp("19912340001"))
                .singleElement()
                .satisfies(match -> assertThat(match.path("id").asLong()).isEqualTo(inRegister));
        assertThat(Json.each(app.fields(inApp))
                        .filter(field -> field.path("field").asText().equals("telephones")))
                .singleElement()
                .satisfies(field -> assertThat(field.path("others").size()
                                + (field.path("chosen").isMissingNode() ? 0 : 1))
                        .isGreaterThanOrEqualTo(1));

        // reported over the newcomer's record, but of the place that the register knows
        JsonNode ticket = app.ticketOf(inApp, "dark");
        assertThat(ticket.path("customerId").asLong()).isEqualTo(inRegister);

        JsonNode merge = app.merge(inRegister, inApp);
        assertThat(merge.path("strength").asText()).isEqualTo("EXACT");
        app.decide("merges/" + merge.path("id").asLong() + "/undo").ok();
        assertThat(app.view(inRegister).path("records")).hasSize(1);
        assertThat(app.view(inRegister).path("openTickets"))
                .extracting(each -> each.path("number").asText())
                .contains(ticket.path("number").asText());
        assertThat(app.view(inApp).path("openTickets")).isEmpty();
        assertThat(app.view(inApp).path("supplies")).isEmpty();
        app.decide("merges/" + merge.path("id").asLong() + "/undo").problem(422);
    }

    @Test
    void possible_match_waits_for_a_decision(Workbench workbench) {
        SecondCustomerSource crm = new SecondCustomerSource(workbench, "story-crm");
        SecondCustomerSource app = new SecondCustomerSource(workbench, "story-app");
        crm.addCustomer("c-1", "司徒若兰", "19912340077", Optional.empty());
        app.addCustomer("a-1", "司徒兰", "19912340077", Optional.empty());

        JsonNode pair = crm.awaitReview("司徒若兰", "司徒兰");
        long one = pair.at("/one/id").asLong();
        assertThat(crm.view(one).path("records")).hasSize(1);
        assertThat(Json.each(pair.path("evidence"))
                        .map(each -> each.path("field").asText() + "="
                                + each.path("level").asText()))
                .contains("NAME=CLOSE", "TELEPHONE=SAME");

        crm.decide("reviews/" + pair.path("id").asLong() + "/same").ok();
        assertThat(crm.view(one).path("records")).hasSize(2);
        assertThat(crm.lookUp("19912340077")).hasSize(1);
        crm.decide("reviews/" + pair.path("id").asLong() + "/not-same").problem(422);
        Api.as("agent", workbench).get("identity/reviews").problem(403);
        Api.as("supervisor", workbench).get("identity/merges?cursor=x").problem(400);
        crm.decide("merges/999999999/undo").problem(404);
    }
}
