package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** Every fault ticket reaches a dispatcher. */
@WithSwitchboard
class TicketsWithoutOrderStory {

    @Test
    void ticket_opened_before_the_outage_joins_the_upstream_order_and_can_be_detached(Workbench workbench) {
        City city = new City(workbench);
        Api dispatcher = Api.as("dispatcher", workbench);
        JsonNode customer = city.sample("healthy", 30);
        String transformer = customer.at("/services/0/transformer").asText();
        JsonNode ticket = report(customer, workbench);
        String number = ticket.path("number").asText();
        assertThat(waiting(number, dispatcher).at("/ticket/number").asText()).isEqualTo(number);

        long order = new DispatchDesk(workbench).order(transformer);

        assertThat(orderOf(number, workbench)).isEqualTo(String.valueOf(order));
        assertThat(waiting(number, dispatcher).isMissingNode()).isTrue();
        String orderNumber = new DispatchDesk(workbench).number(order);
        dispatcher
                .send("DELETE", "work-orders/" + orderNumber + "/tickets/" + number, "application/json", "")
                .ok();
        assertThat(waiting(number, dispatcher).at("/freed/order").asText()).isEqualTo(orderNumber);
        dispatcher
                .send("DELETE", "work-orders/" + orderNumber + "/tickets/" + number, "application/json", "")
                .problem(422);
        dispatcher
                .post("work-orders/" + orderNumber + "/tickets", Json.object().put("ticket", number))
                .ok();
        assertThat(orderOf(number, workbench)).isEqualTo(String.valueOf(order));
        assertThat(Json.each(dispatcher.get("work-orders/" + order).ok().path("history"))
                        .map(each -> each.path("action").asText()))
                .contains("TICKET_ATTACHED", "TICKET_DETACHED");
    }

    @Test
    void tickets_of_a_cancelled_order_return_to_the_list_with_the_reason(Workbench workbench) {
        Api dispatcher = Api.as("dispatcher", workbench);
        JsonNode customer = new City(workbench).sample("healthy", 31);
        String number = report(customer, workbench).path("number").asText();
        long order = new DispatchDesk(workbench)
                .order(customer.at("/services/0/transformer").asText());

        dispatcher
                .patch(
                        "work-orders/" + order,
                        Json.object().put("state", "cancelled").put("note", "no fault found there"))
                .ok();

        JsonNode waiting = waiting(number, dispatcher);
        assertThat(waiting.at("/freed/action").asText()).isEqualTo("DETACHED_FROM_ORDER");
        assertThat(waiting.at("/freed/reason").asText()).isEqualTo("no fault found there");
    }

    @Test
    void a_call_below_a_device_with_an_unrestored_order_joins_that_order(Workbench workbench) {
        JsonNode customer = new City(workbench).sample("healthy", 32);
        new Desk(workbench).idOf(customer);
        long order = new DispatchDesk(workbench)
                .order(customer.at("/services/0/transformer").asText());

        JsonNode ticket = report(customer, workbench);

        assertThat(ticket.path("workOrderId").asLong()).isEqualTo(order);
    }

    @Test
    void bad_input_is_refused_with_the_field_and_the_value(Workbench workbench) {
        Api dispatcher = Api.as("dispatcher", workbench);
        dispatcher.get("work-orders/tickets-without-order?limit=x").problem(400);
        JsonNode cursor = dispatcher
                .get("work-orders/tickets-without-order?cursor=nonsense")
                .problem(400);
        assertThat(cursor.path("field").asText()).isEqualTo("cursor");
        dispatcher.get("work-orders/WO-nowhere/still-dark").problem(404);
        dispatcher
                .post("work-orders/WO-nowhere/tickets", Json.object().put("ticket", "TT-1"))
                .problem(404);
        Api.as("agent", workbench).get("work-orders/tickets-without-order").problem(403);
    }

    private static JsonNode report(JsonNode customer, Workbench workbench) {
        long id = new Desk(workbench).idOf(customer);
        ObjectNode call = Json.object()
                .put("customerId", id)
                .put("symptom", "no-supply")
                .put("text", "全屋无电")
                .put("channel", "telephone");
        return Api.as("agent", workbench).post("trouble-calls", call).ok().path("ticket");
    }

    private static String orderOf(String ticket, Workbench workbench) {
        return workbench.database().ask("select work_order_id from trouble_ticket where number = '" + ticket + "'");
    }

    private static JsonNode waiting(String ticket, Api dispatcher) {
        return Json.each(dispatcher
                        .get("work-orders/tickets-without-order?limit=200")
                        .ok()
                        .path("items"))
                .filter(each -> each.at("/ticket/number").asText().equals(ticket))
                .findFirst()
                .orElseGet(() -> Json.object().at("/missing"));
    }
}
