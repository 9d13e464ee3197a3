package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class LookUpStory {

    @Test
    void customer_is_found_by_each_searchable_field_and_the_match_names_the_field(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode customer = city.ask(
                "POST",
                "/customers",
                Json.object()
                        .put("name", "欧阳靖雯")
                        .put("tel1", "(0571)8765-4329转8001")
                        .put("tel2", "１３８００００７７６６")
                        .put("address", "海棠北苑三期88栋2单元501室"));
        long id = desk.idOf(customer);
        JsonNode service = customer.path("services").path(0);

        List.of(
                        typed("欧阳靖雯", "NAME"),
                        typed("欧阳", "NAME"),
                        typed("歐陽靖雯", "NAME"),
                        typed("ouyangjingwen", "PINYIN"),
                        typed("Ouyang", "PINYIN"),
                        typed("oyjw", "PINYIN_INITIALS"),
                        typed("87654329", "TELEPHONE"),
                        typed("7766", "TELEPHONE"),
                        typed("138-0000-7766", "TELEPHONE"),
                        typed(service.path("acct_no").asText(), "ACCOUNT_NUMBER"),
                        typed(service.path("mtr_no").asText(), "METER"),
                        typed(service.path("ser_no").asText(), "METER"),
                        typed(service.path("up_no").asText(), "USAGE_POINT"),
                        typed("海棠北苑三期88栋", "ADDRESS"),
                        typed("海棠北苑 501室", "ADDRESS"))
                .forEach(each -> each.mustFind(id, desk));
    }

    @Test
    void a_person_is_found_by_their_identity_number(Workbench workbench) {
        Desk desk = new Desk(workbench);
        JsonNode customer = new City(workbench).sample("healthy", 22);

        typed(customer.path("idn_no").asText(), "IDENTITY_NUMBER").mustFind(desk.idOf(customer), desk);
    }

    @Test
    void unknown_value_finds_nothing_and_wildcards_are_plain_characters(Workbench workbench) {
        Desk desk = new Desk(workbench);

        List.of("无此人也", "%%%%", "____", "zzzzqqqq", "'; drop table customer; --", "999")
                .forEach(typed -> assertThat(desk.lookUp(typed)).as(typed).isEmpty());
    }

    @Test
    void look_up_without_query_names_the_missing_field(Workbench workbench) {
        JsonNode problem = Api.as("agent", workbench).get("customers?q=").problem(400);

        assertThat(problem.path("field").asText()).isEqualTo("q");
    }

    private record Typed(String text, String matchedOn) {

        void mustFind(long id, Desk desk) {
            // the register's tables are polled one by one, so that the address may come after the account
            Desk.await("looking up " + text, Desk.LOADED)
                    .untilAsserted(() -> assertThat(match(id, desk)).isPresent());
            Optional<JsonNode> match = match(id, desk);
            assertThat(match.orElseThrow().path("matchedOn").asText())
                    .as("what " + text + " matched")
                    .isEqualTo(matchedOn);
            assertThat(match.orElseThrow().path("matchedValue").asText()).isNotBlank();
        }

        private Optional<JsonNode> match(long id, Desk desk) {
            return Json.each(desk.lookUp(text))
                    .filter(each -> each.path("id").asLong() == id)
                    .findFirst();
        }
    }

    private static Typed typed(String text, String matchedOn) {
        return new Typed(text, matchedOn);
    }
}
