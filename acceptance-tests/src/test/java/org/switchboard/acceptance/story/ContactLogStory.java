package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** The next agent sees the contacts of the call centre's old log. */
@WithSwitchboard
class ContactLogStory {

    private static final Duration FETCHED = Duration.ofSeconds(120);
    private static final String SUMMARY = "客户询问生僻字㐂的写法,并反映电压偏低";

    @Test
    void contacts_of_last_night_and_of_now_are_in_the_customer_view(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode customer = city.sample("healthy", 90);
        long id = desk.idOf(customer);
        Desk.await("last night's contacts", FETCHED).untilAsserted(() -> assertThat(workbench
                        .database()
                        .ask("select count(*) > 5 from party_interaction where source = 'contact-log'"))
                .isEqualTo("t"));

        city.ask(
                "POST",
                "/contacts",
                Json.object().put("customer", customer.path("cust_no").asText()).put("text", SUMMARY));

        Desk.await("the contact of just now", FETCHED).untilAsserted(() -> assertThat(
                        desk.view(id).ok().path("interactions").toString())
                .contains(SUMMARY));
    }
}
