package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.switchboard.launcher.Workbench;

/** Events and deadlines that a story sets aside, as if they had failed too often, and what the API says of them. */
public final class SetAsideWork {

    private static final String EVENTS = "set-aside-events";
    private static final String DEADLINES = "set-aside-deadlines";

    private final Workbench workbench;
    private final Api administrator;
    private final Api agent;

    public SetAsideWork(Workbench workbench) {
        this.workbench = workbench;
        this.administrator = Api.as("admin", workbench);
        this.agent = Api.as("agent", workbench);
    }

    /** Of customer matching, which can handle it by now. */
    public void event(String key) {
        workbench.database().ask("""
                insert into event_set_aside
                  (group_name, event_id, created_at, type, key, payload, attempts, error, set_aside_at)
                select 'identity', coalesce(min(event_id), 0) - 1, now(), 'records-changed', '%1$s',
                       '{"source": "pge", "type": "OUTAGE", "keys": ["%1$s"]}', 20,
                       'IllegalStateException: table of %1$s is locked', now()
                from event_set_aside returning id""".formatted(key));
    }

    /** The review of an article that is not published any more: nothing is to be done by now. */
    public void deadline(String article) {
        workbench.database().ask("""
                insert into deadline (kind, subject, due_at, payload, actor, actor_origin, next_attempt_at, attempts,
                                      last_error, set_aside_at)
                values ('article-review', 'main/%1$s/en', now() - interval '1 hour',
                        '{"base": "main", "id": "%1$s", "language": "en"}', 'editor', 'PERSON', now(), 15,
                        'IllegalStateException: index of %1$s is broken', now()) returning id""".formatted(article));
    }

    public List<JsonNode> events() {
        return items(EVENTS + "?group=identity");
    }

    public List<JsonNode> deadlines() {
        return items(DEADLINES);
    }

    /** The event was replayed and is handled. */
    public boolean isHandled(String key) {
        return workbench
                .database()
                .ask("select (select count(*) from event_retry where key = '%1$s') = 0 and replayed_at is not null"
                                .formatted(key)
                        + " from event_set_aside where key = '" + key + "'")
                .equals("t");
    }

    void replayEvent(JsonNode event) {
        change("POST", EVENTS + "/" + event.path("id").asText() + "/replay");
    }

    void discardEvent(JsonNode event) {
        change("DELETE", EVENTS + "/" + event.path("id").asText());
    }

    void retryDeadline(JsonNode deadline) {
        change("POST", DEADLINES + "/" + deadline.path("id").asText() + "/retry");
    }

    void discardDeadline(JsonNode deadline) {
        change("DELETE", DEADLINES + "/" + deadline.path("id").asText());
    }

    /** Who is no administrator, supervisor or integrator is refused; what was settled is not found. */
    private void change(String method, String path) {
        assertThat(agent.send(method, path, "application/json", "").status()).isEqualTo(403);
        assertThat(administrator.send(method, path, "application/json", "").status())
                .isEqualTo(204);
        assertThat(administrator.send(method, path, "application/json", "").status())
                .isEqualTo(404);
    }

    private List<JsonNode> items(String path) {
        assertThat(agent.get(path).status()).isEqualTo(403);
        return StreamSupport.stream(administrator.get(path).ok().path("items").spliterator(), false)
                .toList();
    }
}
