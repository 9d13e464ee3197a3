package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A crew says restored while meters are dark. */
@WithSwitchboard
public class RestoredStory {

    private static final Duration METER_EVENT_TIMEOUT = Duration.ofSeconds(120);

    @Test
    void restoring_with_deenergised_meters_needs_confirmation_and_keeps_their_tickets_open(Workbench workbench) {
        City city = new City(workbench);
        Api dispatcher = Api.as("dispatcher", workbench);
        JsonNode neighbour = city.sample("healthy", 40);
        new Desk(workbench).idOf(neighbour);
        String transformer = neighbour.at("/services/0/transformer").asText();
        city.post("/devices/" + transformer + "/fail");
        long order = new DispatchDesk(workbench).order(transformer);
        String ticket = callFromDarkMeter(order, workbench);
        onSite(dispatcher, order, workbench);
        String path = "work-orders/" + order;
        assertThat(Json.texts(ticketsOf(order, workbench))).contains(ticket);

        JsonNode problem = dispatcher.patch(path, state("restored")).problem(409);

        assertThat(problem.path("field").asText()).isEqualTo("confirm");
        assertThat(problem.at("/stillDark/meters").asInt()).isPositive();
        assertThat(problem.at("/stillDark/tickets").asInt()).isEqualTo(1);
        assertThat(Json.each(problem.at("/stillDark/first"))).allSatisfy(each -> {
            assertThat(each.path("kind").asText()).isEqualTo("last-gasp");
            assertThat(each.path("name").asText()).isNotBlank();
            assertThat(each.path("address").asText()).isNotBlank();
        });
        assertThat(dispatcher.get(path).ok().path("state").asText()).isEqualTo("onSite");

        JsonNode restored =
                dispatcher.patch(path, state("restored").put("confirm", true)).ok();

        assertThat(restored.path("state").asText()).isEqualTo("restored");
        JsonNode waiting = waiting(ticket, dispatcher);
        assertThat(waiting.at("/freed/action").asText()).isEqualTo("STILL_DARK");
        assertThat(waiting.at("/freed/order").asText())
                .isEqualTo(restored.path("number").asText());
        long next = new DispatchDesk(workbench).order(transformer);
        assertThat(next).as("the device gets a new order").isNotEqualTo(order);
        assertThat(Json.texts(ticketsOf(next, workbench))).contains(ticket);
        city.post("/devices/" + transformer + "/restore");
    }

    @Test
    void restored_report_of_the_crew_system_keeps_tickets_of_deenergised_meters_open(Workbench workbench) {
        City city = new City(workbench);
        Api dispatcher = Api.as("dispatcher", workbench);
        JsonNode neighbour = city.sample("healthy", 45);
        new Desk(workbench).idOf(neighbour);
        String transformer = neighbour.at("/services/0/transformer").asText();
        city.post("/devices/" + transformer + "/fail");
        long order = new DispatchDesk(workbench).order(transformer);
        String ticket = callFromDarkMeter(order, workbench);
        onSite(dispatcher, order, workbench);
        String number = new DispatchDesk(workbench).number(order);

        JsonNode taken = Api.as("integrator", workbench)
                .postLines(
                        "intake/story-field/work-order-status",
                        Json.object()
                                .put("key", "dark-" + number)
                                .put("changedAt", "2026-11-30T00:00:00Z")
                                .put("workOrder", number)
                                .put("state", "restored")
                                .toString())
                .ok();

        assertThat(taken.path("accepted").asInt()).as(taken.toString()).isEqualTo(1);
        assertThat(dispatcher.get("work-orders/" + order).ok().path("state").asText())
                .isEqualTo("restored");
        assertThat(waiting(ticket, dispatcher).at("/freed/action").asText()).isEqualTo("STILL_DARK");
        city.post("/devices/" + transformer + "/restore");
    }

    /** Waits for a last gasp below the order's device, and lets that customer call; gives the ticket's number. */
    public static String callFromDarkMeter(long order, Workbench workbench) {
        JsonNode reading = awaitLastGasp(Api.as("dispatcher", workbench), order);
        return reportFrom(reading.path("element").asText(), new City(workbench), Api.as("agent", workbench), workbench);
    }

    private static JsonNode awaitLastGasp(Api dispatcher, long order) {
        Desk.await("a last gasp", METER_EVENT_TIMEOUT).untilAsserted(() -> assertThat(dispatcher
                        .get("work-orders/" + order + "/still-dark")
                        .ok()
                        .path("meters")
                        .asInt())
                .isPositive());
        return dispatcher.get("work-orders/" + order + "/still-dark").ok().at("/first/0");
    }

    /** The customer of this service point calls; gives the ticket's number. */
    private static String reportFrom(String servicePoint, City city, Api agent, Workbench workbench) {
        String account = city.truth("dark").stream()
                .filter(dark -> dark.path("sp").asText().equals(servicePoint))
                .map(dark -> dark.path("cust_no").asText())
                .findFirst()
                .orElseThrow();
        JsonNode customer = city.customer(account);
        JsonNode reported = agent.post(
                        "trouble-calls",
                        Json.object()
                                .put("customerId", new Desk(workbench).idOf(customer))
                                .put("usagePointId", upOf(customer, servicePoint))
                                .put("symptom", "no-supply")
                                .put("text", "全屋无电")
                                .put("channel", "telephone"))
                .ok();
        return reported.at("/ticket/number").asText();
    }

    private static String upOf(JsonNode customer, String servicePoint) {
        return Json.each(customer.path("services"))
                .filter(service -> service.path("sp").asText().equals(servicePoint))
                .map(service -> service.path("up_no").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ticketsOf(long order, Workbench workbench) {
        return Json.read("["
                + workbench
                        .database()
                        .ask("select coalesce(string_agg('\"' || number || '\"', ','), '') from trouble_ticket"
                                + " where work_order_id = " + order)
                + "]");
    }

    private static JsonNode waiting(String ticket, Api dispatcher) {
        return Json.each(dispatcher
                        .get("work-orders/tickets-without-order?limit=200")
                        .ok()
                        .path("items"))
                .filter(each -> each.at("/ticket/number").asText().equals(ticket))
                .findFirst()
                .orElseThrow();
    }

    private static void onSite(Api dispatcher, long order, Workbench workbench) {
        long crew = new DispatchDesk(workbench).bringCrew("story-crew", "抢修一班");
        dispatcher
                .patch("work-orders/" + order, state("assigned").put("crewId", crew))
                .ok();
        dispatcher.patch("work-orders/" + order, state("enRoute")).ok();
        dispatcher.patch("work-orders/" + order, state("onSite")).ok();
    }

    private static ObjectNode state(String state) {
        return Json.object().put("state", state);
    }
}
