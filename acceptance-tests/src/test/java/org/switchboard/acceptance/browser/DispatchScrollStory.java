package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.launcher.Workbench;

/** A dispatcher reads and types while the queue changes: nothing that they look at moves. */
@WithSwitchboard
class DispatchScrollStory {

    private static final int ORDERS = 40;

    @ParameterizedTest
    @EnumSource
    void a_change_of_another_order_moves_neither_scroll_position_nor_focus_nor_selection_nor_text(
            Language language, Workbench workbench, Windows windows) {
        DispatchDesk orders = new DispatchDesk(workbench);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String device = "scroll-" + language + "-" + i;
            orders.bringDevice(device);
            made.add(orders.order(device));
        }
        long crew = orders.bringCrew("scroll-crew", "抢修三班");
        DispatchPage dispatch = LoginPage.dispatcher(windows, workbench, language);
        Page page = dispatch.page();
        dispatch.opens(orders.number(made.get(ORDERS - 1)));
        dispatch.mark();
        page.evaluate("() => { const rows = document.getElementById('queue:rows'); rows.scrollTop = 300;"
                + " document.querySelectorAll('#order-rows tr').forEach(row => { row.seen = true; }); }");
        Locator note = dispatch.byId("steps:note");
        note.pressSequentially("half a no");
        page.evaluate("() => { const note = document.getElementById('steps:note'); note.setSelectionRange(2, 5); }");
        Locator changed = page.locator("#order-" + made.get(3));

        orders.assign(made.get(3), crew);

        assertThat(changed.locator(".badge")).hasClass("badge order-ASSIGNED");
        assertThat(changed).containsText("抢修三班");
        assertThat(number(page, "document.getElementById('queue:rows').scrollTop"))
                .isEqualTo(300);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("steps:note");
        assertThat(number(page, "document.activeElement.selectionStart")).isEqualTo(2);
        assertThat(number(page, "document.activeElement.selectionEnd")).isEqualTo(5);
        note.press("End");
        note.pressSequentially("te");
        assertThat(note).hasValue("half a note");
        assertThat(page.evaluate(
                        "() => Array.from(document.querySelectorAll('#order-rows tr')).every(row => row.seen)"))
                .as("each row is the element that it was")
                .isEqualTo(true);

        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.order-head h2'))");
        String selected = (String) page.evaluate("() => String(getSelection())");
        orders.assign(made.get(4), crew);
        assertThat(page.locator("#order-" + made.get(4) + " .badge")).hasClass("badge order-ASSIGNED");
        assertThat(page.evaluate("() => String(getSelection())")).isEqualTo(selected);

        orders.assign(made.get(ORDERS - 1), crew);
        assertThat(dispatch.state()).hasClass("badge order-ASSIGNED");
        assertThat(page.evaluate("() => String(getSelection())")).isEqualTo(selected);
        assertThat(dispatch.byId("steps:out")).isVisible();
        assertThat(note).hasValue("half a note");
        assertThat(number(page, "document.getElementById('queue:rows').scrollTop"))
                .isEqualTo(300);
        assertThat(dispatch.wasNotReloaded()).isTrue();
        Accessibility.assertWithoutViolations(page);
    }

    private static int number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).intValue();
    }
}
