package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class CustomerChangesStory {

    /** Polled every five seconds; the rest is for a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void a_new_name_and_telephone_are_in_the_view_within_the_poll_interval(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode customer = city.sample("healthy", 21);
        long id = desk.idOf(customer);

        long began = System.nanoTime();
        city.ask(
                "PATCH",
                "/customers/" + customer.path("cust_no").asText(),
                Json.object().put("name", "改过名").put("tel1", "139-0000-4321").put("tel2", ""));

        Desk.await("changed customer", DEADLINE).untilAsserted(() -> {
            JsonNode shown = desk.view(id).ok().path("customer");
            assertThat(shown.at("/value/name").asText()).isEqualTo("改过名");
            assertThat(Json.texts(shown.at("/value/telephones"))).containsExactly("••••4321");
            assertThat(shown.path("source").asText()).isEqualTo("cis");
            assertThat(shown.path("state").asText()).isEqualTo("FRESH");
        });
        Measured.log("a changed customer is in the view after", Measured.since(began));
        assertThat(Json.texts(desk.numbers(id).path("telephones"))).containsExactly("139-0000-4321");
        assertThat(desk.lookUp("00004321", Desk.accountOf(customer))).isPresent();
    }

    @Test
    void a_new_customer_is_found_and_a_deleted_one_is_not(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);

        long began = System.nanoTime();
        JsonNode customer =
                city.ask("POST", "/customers", Json.object().put("name", "新来的").put("tel1", "13900001111"));
        String account = Desk.accountOf(customer);
        Desk.await("new customer", DEADLINE)
                .untilAsserted(() -> assertThat(desk.lookUp("新来的", account)).isPresent());
        Measured.log("a new customer is found after", Measured.since(began));
        long id = desk.idOf(customer);

        began = System.nanoTime();
        city.ask("DELETE", "/customers/" + customer.path("cust_no").asText(), Json.object());
        Desk.await("deleted customer", DEADLINE).untilAsserted(() -> {
            assertThat(desk.lookUp("新来的", account)).isEmpty();
            assertThat(desk.lookUp(account, account)).isEmpty();
            desk.view(id).problem(404);
        });
        Measured.log("a deleted customer is gone after", Measured.since(began));
    }
}
