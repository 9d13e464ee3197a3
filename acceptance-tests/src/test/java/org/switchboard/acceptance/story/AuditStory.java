package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** Who looked at whom: recorded, masked, bounded, and safe from whoever has the database. */
@WithSwitchboard
class AuditStory {

    private static final Duration SEALED = Duration.ofSeconds(30);

    @Test
    void view_look_up_reveal_and_export_are_recorded_and_read_by_the_administrator_only(Workbench workbench) {
        JsonNode customer = new City(workbench).sample("healthy", 90);
        long id = new Desk(workbench).idOf(customer);
        Api agent = newUser(workbench, "audited-agent", "agent");

        JsonNode view = agent.get("customers/" + id + "/view?refresh=none").ok();
        String question = Desk.accountOf(customer);
        agent.get("customers?q=" + question).ok();
        agent.post("customers/" + id + "/reveal", Json.object().put("reason", " "))
                .problem(400);
        JsonNode numbers = agent.post(
                        "customers/" + id + "/reveal", Json.object().put("reason", "caller has a new phone"))
                .ok();

        String shown = view.at("/customer/value/telephones/0").asText();
        String whole = numbers.at("/telephones/0").asText();
        assertThat(shown).isEqualTo("••••" + whole.substring(whole.length() - 4));
        assertThat(view.toString()).doesNotContain(whole);

        JsonNode entries = Api.as("admin", workbench)
                .get("audit?user=audited-agent&limit=20")
                .ok()
                .path("items");
        assertThat(entries).extracting(entry -> entry.path("action").asText()).contains("customer-viewed");
        assertThat(entry(entries, "REVEAL").path("text").asText()).isEqualTo("caller has a new phone");
        assertThat(entry(entries, "REVEAL").path("subject").asText()).isEqualTo("customer/" + id);
        assertThat(entry(entries, "LOOK_UP").path("text").asText()).isEqualTo(question);
        assertThat(Api.as("admin", workbench)
                        .get("audit?customer=" + id + "&kind=view")
                        .ok()
                        .path("items"))
                .isNotEmpty();

        agent.get("audit").problem(403);
        Api.as("supervisor", workbench).get("audit").problem(403);
        agent.get("export/customer").problem(403);
        Api.as("integrator", workbench).get("export/crew").okLines();
        assertThat(Api.as("admin", workbench).get("audit?kind=export").ok().path("items"))
                .isNotEmpty();
    }

    @Test
    void opening_300_customers_at_once_raises_an_alarm_and_ends_with_429(Workbench workbench) {
        Api agent = newUser(workbench, "hasty-agent", "agent");

        Answer last = null;
        for (int customer = 0; customer < 300 && (last == null || last.status() != 429); customer++) {
            last = agent.get("customers/" + (900_000_000L + customer) + "/view?refresh=none");
        }

        last.problem(429);
        assertThat(last.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61));
        JsonNode alarms = Api.as("admin", workbench)
                .get("audit?user=hasty-agent&kind=alarm")
                .ok()
                .path("items");
        assertThat(alarms)
                .extracting(alarm -> alarm.path("action").asText())
                .containsExactlyInAnyOrder("reading-budget-exceeded", "reading-refused");
    }

    @Test
    void a_call_back_goes_to_the_number_behind_the_dots(Workbench workbench) {
        long id = new Desk(workbench).idOf(new City(workbench).sample("healthy", 91));
        Api agent = newUser(workbench, "calling-agent", "agent");
        String masked = agent.get("customers/" + id + "/view?refresh=none")
                .ok()
                .at("/customer/value/telephones/0")
                .asText();

        ObjectNode call = Json.object().put("customerId", id).put("text", "asks for a call");
        call.putObject("callback").put("telephone", masked);
        JsonNode ticket = agent.post("trouble-calls", call).ok().path("ticket");

        String stored = workbench
                .database()
                .ask("select callback_telephone from trouble_ticket where number = '"
                        + ticket.path("number").asText() + "'");
        assertThat(stored).doesNotContain("•").endsWith(masked.substring(4));
    }

    @Test
    void an_entry_that_is_altered_in_the_database_is_named_by_the_command(Workbench workbench) throws Exception {
        newUser(workbench, "tampering-agent", "agent").get("customers?q=zzzz").ok();
        String entry = workbench
                .database()
                .ask("select max(id) from audit_entry where actor = 'tampering-agent'")
                .strip();
        Desk.await("entry " + entry + " is sealed", SEALED).untilAsserted(() -> assertThat(workbench
                        .database()
                        .ask("select count(*) from audit_link where entry_id = " + entry)
                        .strip())
                .isEqualTo("1"));
        SourcesCommand command = new SourcesCommand(workbench);

        SourcesCommand.CommandResult intact = command.verifiesAudit();
        assertThat(intact.text()).contains("intact:", "head ");
        assertThat(intact.exitCode()).isZero();

        assertThatThrownBy(() -> execute(workbench, changeActor(entry, "nobody")))
                .as("the application's own role")
                .hasMessageContaining("append-only");
        asOwner(workbench, changeActor(entry, "nobody"));
        SourcesCommand.CommandResult altered = command.verifiesAudit();
        assertThat(altered.exitCode()).isEqualTo(1);
        assertThat(altered.text()).contains("entry " + entry + ",", "TAMPERED WITH");

        asOwner(workbench, changeActor(entry, "tampering-agent"));
        assertThat(command.verifiesAudit().exitCode()).isZero();
    }

    private static String changeActor(String entry, String actor) {
        return "update audit_entry set actor = '" + actor + "' where id = " + entry;
    }

    /** Whoever owns the tables can take their triggers away. */
    private static void asOwner(Workbench workbench, String statement) throws SQLException {
        execute(workbench, "alter table audit_entry disable trigger user");
        execute(workbench, statement);
        execute(workbench, "alter table audit_entry enable trigger user");
    }

    private static void execute(Workbench workbench, String statement) throws SQLException {
        try (Connection connection = workbench.database().dataSource().getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static JsonNode entry(JsonNode entries, String kind) {
        return Json.each(entries)
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** A budget of their own. */
    private static Api newUser(Workbench workbench, String name, String role) {
        String password = "sunlit meadow walks";
        ObjectNode user = Json.object().put("name", name).put("password", password);
        user.putArray("roles").add(role);
        Api.as("admin", workbench).post("users", user).ok();
        return Api.as(new DemoUser(name, password, role), workbench);
    }
}
