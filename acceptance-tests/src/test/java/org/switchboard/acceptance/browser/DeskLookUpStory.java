package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Json;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class DeskLookUpStory {

    @Test
    void name_pinyin_initials_telephone_account_meter_and_address_each_find_the_customer(
            Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench)
                .ask(
                        "POST",
                        "/customers",
                        Json.object()
                                .put("name", "司徒云岚")
                                .put("tel1", "(0571)8642-9753转6")
                                .put("address", "银杏东苑二期77栋3单元902室"));
        new Desk(workbench).idOf(customer);
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH);

        for (String typed : List.of(
                "司徒云岚",
                "situyunlan",
                "styl",
                "86429753",
                customer.at("/services/0/acct_no").asText(),
                customer.at("/services/0/mtr_no").asText(),
                "银杏东苑二期77栋")) {
            desk = desk.lookUp(typed, customer);
        }
    }

    @Test
    void nobody_found_is_said(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.CHINESE);

        desk.page().keyboard().type("zzqqzz");

        assertThat(desk.page().locator(".matches-none")).containsText("未找到客户");
    }
}
