package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.StoredPerson;
import org.switchboard.launcher.Workbench;

/** A person is given out, erased from every table by the administrator, and kept from coming back. */
@WithSwitchboard
class PrivacyStory {

    @ParameterizedTest
    @EnumSource
    void administrator_exports_and_erases_a_person_whom_no_source_brings_back(
            Language language, Workbench workbench, Windows windows) throws IOException {
        String suffix = language.name().toLowerCase(Locale.ROOT);
        StoredPerson person = new StoredPerson(workbench, "Erasemark" + suffix, "1397777000" + language.ordinal());
        assertThat(person.tables())
                .contains(
                        "customer",
                        "customer_account",
                        "customer_bill",
                        "party_interaction",
                        "rejected_record",
                        "trouble_ticket",
                        "trouble_call",
                        "audit_text",
                        "event_log");
        person.assertRefusedWithoutRoleOrReason();

        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("admin"));
        page.navigate("/privacy/persons.xhtml");
        byId(page, "person:customer").fill(String.valueOf(person.id()));
        byId(page, "person:check").click();
        assertThat(page.locator("#person [role=status]")).containsText(person.ticket());
        erase(page, person);
        assertThat(page.locator("#notices")).containsText(person.ticket());
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "privacy-refused-" + suffix);

        person.closeTicket();
        Download download =
                page.waitForDownload(() -> byId(page, "person:export").click());
        assertThat(Files.readString(download.path()))
                .contains(person.name(), person.ticket(), "customer_bill", "rejected_record");

        erase(page, person);
        assertThat(page.locator("#erasures tbody tr").first()).containsText(String.valueOf(person.id()));
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "privacy-" + suffix);

        assertThat(person.tables()).isEmpty();
        person.deliver();
        assertThat(person.tables()).isEmpty();
        person.liftErasure();
        person.deliver();
        assertThat(person.tables()).contains("customer");
    }

    private static void erase(Page page, StoredPerson person) {
        byId(page, "person:customer").fill(String.valueOf(person.id()));
        byId(page, "person:reason").fill("request 17");
        byId(page, "person:sure").check();
        byId(page, "person:erase").click();
    }

    private static Locator byId(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
