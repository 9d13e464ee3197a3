package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** The desk fits a window of 1440 by 900, whoever calls. */
@WithSwitchboard
class OneScreenStory {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    @ParameterizedTest
    @EnumSource
    void desk_does_not_scroll_for_any_caller(Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DeskPage desk = LoginPage.agent(windows, workbench, language);

        for (JsonNode customer : List.of(
                city.sample("healthy"),
                city.sample("debt"),
                city.sample("planned-outage"),
                city.sample("life-support"),
                withMostServices(city),
                withLongestName(city))) {
            new Desk(workbench).idOf(customer);
            desk = desk.open(customer);
            String who =
                    customer.path("name").asText() + " " + desk.verdictTitle().textContent();
            assertThat(desk.height()).as("height of the desk with " + who).isLessThanOrEqualTo(HEIGHT);
            assertThat(desk.width()).as("width of the desk with " + who).isLessThanOrEqualTo(WIDTH);
        }
    }

    private static JsonNode withMostServices(City city) {
        Map<String, Long> accounts = city.truth("accounts").stream()
                .collect(
                        Collectors.groupingBy(account -> account.path("cust_no").asText(), Collectors.counting()));
        return city.customer(Collections.max(accounts.entrySet(), Map.Entry.comparingByValue())
                .getKey());
    }

    private static JsonNode withLongestName(City city) {
        return city.truth("customers").stream()
                .filter(customer -> !customer.path("del_flg").asText().equals("1"))
                .max(Comparator.comparingInt(
                        customer -> customer.path("cust_nm").asText().length()))
                .map(customer -> city.customer(customer.path("cust_no").asText()))
                .orElseThrow();
    }
}
