package org.switchboard.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnonymousSessionsTest {

    private final AnonymousSessions sessions = new AnonymousSessions();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> resumed = new HashSet<>();
    private final Map<String, HttpSession> begun = new HashMap<>();

    @Test
    void oldest_session_without_sign_in_is_ended_beyond_the_number_and_one_with_sign_in_never() {
        resumed.add("resumed");
        begin("resumed");
        begin("signed-in");
        sessions.sessionIdChanged(new HttpSessionEvent(begun.get("signed-in")), "signed-in");
        begin("gone");
        sessions.sessionDestroyed(new HttpSessionEvent(begun.get("gone")));

        for (int i = 0; i < AnonymousSessions.MOST + 2; i++) {
            begin("anonymous-" + i);
        }

        assertThat(ended).containsExactlyInAnyOrder("anonymous-0", "anonymous-1");
    }

    private void begin(String id) {
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getId" -> id;
                    case "getAttribute" ->
                        resumed.contains(id)
                                ? new PageSession(
                                        UUID.randomUUID(),
                                        "wang",
                                        Set.of(),
                                        Set.of(),
                                        false,
                                        Instant.EPOCH,
                                        Instant.EPOCH,
                                        Instant.EPOCH)
                                : null;
                    case "invalidate" -> {
                        ended.add(id);
                        throw new IllegalStateException("twice, as by its own time");
                    }
                    default -> throw new AssertionError("asked " + method.getName());
                });
        begun.put(id, session);
        sessions.sessionCreated(new HttpSessionEvent(session));
    }
}
