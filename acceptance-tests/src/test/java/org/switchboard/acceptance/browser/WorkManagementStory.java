package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.launcher.Workbench;

/** Repair orders on their way to the crews' own system, and the crews' progress on its way back. */
@WithSwitchboard
class WorkManagementStory {

    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final int MANY = 200;
    private static final int FIRST = 60;

    @Test
    void order_is_sent_to_the_crews_and_the_dispatcher_sees_their_progress(Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DispatchDesk desk = new DispatchDesk(workbench);
        desk.bringCrew("works-crew", "外线一班");
        String order = desk.number(desk.order(devices(city).get(0)));

        DispatchPage dispatch = LoginPage.dispatcher(windows, workbench, Language.ENGLISH)
                .opens(order)
                .assignsCrew();

        await("the crews have it", () -> statuses(city, order).equals(List.of("00", "10")));
        city.crewReports(order, "set-out");
        shows(dispatch, order, "EN_ROUTE");
        city.crewReports(order, "arrived");
        shows(dispatch, order, "ON_SITE");
        city.crewReports(order, "powered");
        shows(dispatch, order, "RESTORED");

        city.crewReports(order, "set-out");
        await("what cannot be is kept with its reason", () -> "1"
                .equals(workbench
                        .database()
                        .ask("select count(distinct original) from rejected_record where source = 'work-management'"
                                + " and original like '%" + order + "%'")));
        assertThat(statuses(city, order))
                .as("the crews do not hear their own words back")
                .isEqualTo(List.of("00", "10"));
    }

    @Test
    void orders_wait_while_the_target_system_is_down_and_then_arrive_once_and_in_order(
            Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DispatchDesk desk = new DispatchDesk(workbench);
        long crew = desk.bringCrew("works-crew", "外线一班");
        List<String> devices = devices(city);
        city.injectFault(City.WORKS, "killed");
        List<Long> orders = devices.subList(1, 5).stream().map(desk::order).toList();
        orders.forEach(order -> desk.assign(order, crew));

        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        await("it is said why they wait", () -> {
            OutboxPage outbox = OutboxPage.open(page);
            return outbox.destination("work-management").count() == 1
                    && page.content().contains("No connection to");
        });

        city.endFault(City.WORKS);
        for (long order : orders) {
            String number = desk.number(order);
            await(number + " has arrived", () -> statuses(city, number).equals(List.of("00", "10")));
        }
        assertThat(OutboxPage.open(page)
                        .message(desk.number(orders.get(3)), "delivered")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void message_refused_by_the_target_blocks_only_its_own_order_until_it_is_handled(
            Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DispatchDesk desk = new DispatchDesk(workbench);
        String unknown = "XX-1";
        desk.bringDevice(unknown);
        String refused = desk.number(desk.order(unknown));
        String other = desk.number(desk.order(devices(city).get(5)));

        await("the other has arrived", () -> !statuses(city, other).isEmpty());
        Page page = windows.open(Language.CHINESE.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        await(
                "the refusal is told",
                () -> OutboxPage.open(page).message(refused, "refused").count() == 1);
        OutboxPage outbox = OutboxPage.open(page);
        Locator message = outbox.message(refused, "refused");
        assertThat(message).containsText("设备编码不存在: " + unknown);
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "outbox-zh");

        outbox.sendAgain(message);
        await(
                "it was refused again",
                () -> OutboxPage.open(page).message(refused, "refused").count() == 1);
        OutboxPage.open(page).setAside(outbox.message(refused, "refused"));
        assertThat(outbox.message(refused, "set-aside")).hasCount(1);
        Accessibility.assertWithoutViolations(page);
    }

    /** By push, while the dispatcher looks at the order. */
    private static void shows(DispatchPage dispatch, String order, String state) {
        await(order + " is " + state, () -> ("badge order-" + state)
                .equals(dispatch.state().getAttribute("class")));
    }

    private static List<String> statuses(City city, String order) {
        JsonNode received = city.job(order).path("received");
        return StreamSupport.stream(received.spliterator(), false)
                .map(receipt -> receipt.path("stat_code").asText())
                .toList();
    }

    /** Devices that the crews know, each with an order of its own, far from those of other stories. */
    private static List<String> devices(City city) {
        return city.samples("healthy", MANY).stream()
                .skip(FIRST)
                .map(customer -> customer.at("/services/0/sp").asText())
                .distinct()
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .until(condition::getAsBoolean);
    }
}
