package org.switchboard.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.web.security.Request;

class SessionCheckTest {

    private static final SignedInPerson AGENT = new SignedInPerson("agent", Set.of("agent"), Set.of(), false);

    private final SessionCheck sessions = new SessionCheck();
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<Instant> noted = new ArrayList<>();
    private final List<UUID> closed = new ArrayList<>();
    private final UUID id = UUID.randomUUID();
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");
    private Set<Role> roles = Set.of(Role.AGENT);
    private boolean endedElsewhere;
    private boolean invalidated;
    private boolean keptEnded;

    private final HttpServletRequest request = Request.to("POST", "/agentdesk/desk.xhtml")
            .answering("getSession", session())
            .answering("changeSessionId", "2")
            .build();

    @BeforeEach
    void assemble() {
        sessions.open = new OpenSessions() {
            @Override
            void closePages(UUID ended) {
                closed.add(ended);
            }
        };
        sessions.clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        sessions.users = new UserAdministration() {
            @Override
            public Optional<UserView> find(String name, Actor actor) {
                return Optional.of(new UserView(
                        name,
                        name,
                        "en",
                        roles,
                        Set.of(),
                        true,
                        false,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
            }
        };
        sessions.signIns = new KeptSignIns() {
            @Override
            public Set<UUID> alive(Collection<UUID> ids) {
                return endedElsewhere ? Set.of() : Set.copyOf(ids);
            }

            @Override
            public void used(UUID session, Instant at) {
                noted.add(at);
            }
        };
        sessions.open.kept = sessions.signIns;
        sessions.kept = new KeptSignInCookie() {
            @Override
            UUID begin(HttpServletRequest begun, HttpServletResponse response, String user) {
                return id;
            }

            @Override
            void endKept(HttpServletRequest ended) {
                keptEnded = true;
            }
        };
        sessions.begin(request, null, AGENT);
    }

    @Test
    void refreshes_without_an_action_of_a_person_do_not_keep_the_session() {
        for (int minute = 1; minute < 30; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(sessions.of(request, Optional.empty()))
                    .as("minute " + minute)
                    .isPresent();
        }
        now = now.plus(Duration.ofMinutes(1));

        assertThat(sessions.of(request, Optional.empty())).isEmpty();
        assertThat(invalidated).isTrue();
        assertThat(keptEnded).as("not resumed by the cookie").isTrue();
    }

    @Test
    void action_of_a_person_keeps_the_session_for_thirty_minutes_more() {
        now = now.plus(Duration.ofMinutes(29));
        assertThat(sessions.of(request, Optional.of(now))).isPresent();
        now = now.plus(Duration.ofMinutes(29));
        assertThat(sessions.of(request, Optional.empty())).isPresent();
        assertThat(noted).hasSize(1);
    }

    @Test
    void action_after_the_end_comes_too_late() {
        now = now.plus(Duration.ofMinutes(31));

        assertThat(sessions.of(request, Optional.of(now))).isEmpty();
    }

    @Test
    void session_that_was_ended_on_another_node_ends() {
        endedElsewhere = true;
        assertThat(sessions.of(request, Optional.of(now))).isPresent();
        now = now.plus(SessionCheck.TRUSTED);

        assertThat(sessions.of(request, Optional.of(now))).isEmpty();
        assertThat(invalidated).isTrue();
    }

    @Test
    void session_that_was_ended_elsewhere_is_refused_at_once_and_its_push_channels_are_closed() {
        sessions.open.endEnded(Optional.of("agent"));
        assertThat(sessions.of(request, Optional.of(now))).isPresent();

        endedElsewhere = true;
        sessions.open.endEnded(Optional.of("somebody else"));
        assertThat(sessions.of(request, Optional.of(now))).isPresent();
        sessions.open.endEnded(Optional.of("agent"));

        assertThat(closed).containsExactly(id);
        assertThat(sessions.of(request, Optional.of(now))).isEmpty();
    }

    @Test
    void other_roles_take_effect() {
        roles = Set.of(Role.EDITOR);
        now = now.plus(SessionCheck.TRUSTED);

        assertThat(sessions.of(request, Optional.of(now)).orElseThrow().groups())
                .containsExactly("editor");
    }

    private HttpSession session() {
        return (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getAttribute":
                            return attributes.get((String) arguments[0]);
                        case "setAttribute":
                            return attributes.put((String) arguments[0], arguments[1]);
                        case "invalidate":
                            invalidated = true;
                            return null;
                        default:
                            throw new AssertionError("asked " + method.getName());
                    }
                });
    }
}
