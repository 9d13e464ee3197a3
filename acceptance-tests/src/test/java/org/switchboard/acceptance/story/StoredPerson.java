package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.switchboard.launcher.Workbench;

/** A person with a mark that nothing else has, stored through the services of the server. */
public final class StoredPerson {

    private final Workbench workbench;
    private final Api admin;
    private final String mark;
    private final String telephone;
    private final long id;
    private final String ticket;

    public StoredPerson(Workbench workbench, String mark, String telephone) {
        this.workbench = workbench;
        this.admin = Api.as("admin", workbench);
        this.mark = mark;
        this.telephone = telephone;
        deliver();
        intake("account", "'key':'M-acc','customerKey':'M-key','number':'M77','status':'active'");
        intake(
                "customer-bill",
                "'key':'M-bill','accountKey':'M-acc','period':'2026-10','amount':10,'currency':'CNY',"
                        + "'dueOn':'2026-11-01','paidOn':'2026-10-30'");
        intake(
                "interaction",
                "'key':'M-contact','customerKey':'M-key','channel':'email','direction':'inbound',"
                        + "'at':'2026-11-01T08:00:00Z','summary':'M wrote'");
        intake("customer", "'key':'M-key','name':7");
        id = Long.parseLong(ask("select id from customer where source_key = '" + mark + "-key'"));
        Api agent = Api.as("agent", workbench);
        ObjectNode call = Json.object()
                .put("customerId", id)
                .put("text", mark + " has no light")
                .put("callerTelephone", telephone);
        ticket = agent.post("trouble-calls", call).ok().at("/ticket/number").asText();
        agent.get("customers?q=" + telephone).ok();
        ObjectNode draft = Json.object().put("version", 0);
        draft.putObject("fields").put("text", name() + " says");
        agent.send("PUT", "drafts/marked/" + id, "application/json", draft.toString());
    }

    public long id() {
        return id;
    }

    public String ticket() {
        return ticket;
    }

    public String name() {
        return mark + " Person";
    }

    /** As the source sends the customer, again and again. */
    public void deliver() {
        intake(
                "customer",
                "'key':'M-key','name':'M Person','kind':'person','telephones':['" + telephone
                        + "'],'emails':['M@example.org']");
    }

    private void intake(String type, String fields) {
        admin.postLines(
                "intake/privacy-source/" + type,
                "{" + fields.replace("'M", "'" + mark).replace('\'', '"') + "}");
    }

    public void closeTicket() {
        ask("update trouble_ticket set state = 'CLOSED', closed_at = now() where number = '" + ticket
                + "' returning number");
    }

    /** Nobody but the administrator may, and not without a reason. */
    public void assertRefusedWithoutRoleOrReason() {
        Api.as("supervisor", workbench).get("privacy/customers/" + id).problem(403);
        JsonNode refusal = admin.post(
                        "privacy/customers/" + id + "/erase", Json.object().put("reason", "request 17"))
                .problem(422);
        assertThat(refusal.path("detail").asText()).contains(ticket);
        admin.post("privacy/customers/" + id + "/export", Json.object().put("reason", " "))
                .problem(400);
    }

    public void liftErasure() {
        long erasure =
                admin.get("privacy/erasures?limit=1").ok().at("/items/0/id").asLong();
        admin.post("privacy/erasures/" + erasure + "/lift", Json.object().put("reason", "request 18"))
                .ok();
        assertThat(admin.get("privacy/retention").ok().path("items")).hasSize(8);
        admin.get("privacy/deletions").ok();
    }

    /** The tables in which the person can be recognised. */
    public List<String> tables() {
        List<String> found = new ArrayList<>();
        for (String table : ask("select string_agg(tablename, ' ') from pg_tables where schemaname = 'public'")
                .split("\\s+")) {
            String rows = ask(
                    "select count(*) from " + table + " t where cast(t as text) ~* '" + mark + "|" + telephone + "'");
            if (!rows.equals("0")) {
                found.add(table);
            }
        }
        return found;
    }

    private String ask(String question) {
        return workbench.database().ask(question).strip();
    }
}
