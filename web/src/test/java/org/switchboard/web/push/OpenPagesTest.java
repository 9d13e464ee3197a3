package org.switchboard.web.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.agentdesk.ScreenTopics;

class OpenPagesTest {

    private static final Actor AGENT = Actor.person("wang", Set.of(Role.AGENT), Set.of());

    private final OpenPages pages = new OpenPages();
    private final Topics topics = new Topics();

    /** Says under which id the page was registered last. */
    private static final class Topics extends ScreenTopics {

        private String lastScreen;

        @Override
        public synchronized void show(String screen, Collection<String> shown, Actor actor) {
            lastScreen = screen;
            super.show(screen, shown, actor);
        }
    }

    /** A browser that answers only when the test says that the message has arrived. */
    private final class Browser {

        final List<String> messages = new ArrayList<>();
        final String id;
        private SendHandler underWay;

        Browser(String... shown) {
            RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
                if (method.getName().equals("sendText")) {
                    messages.add((String) arguments[0]);
                    underWay = (SendHandler) arguments[1];
                }
                return null;
            });
            Session connection = proxy(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getAsyncRemote" -> remote;
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> throw new UnsupportedOperationException(method.getName());
            });
            HttpSession owner = proxy(
                    HttpSession.class,
                    (proxy, method, arguments) -> method.getName().equals("getId") ? "session" : 0L);
            assertThat(pages.add(connection, owner, AGENT)).isTrue();
            pages.watch(connection, Set.of(shown));
            id = topics.lastScreen;
        }

        void arrived() {
            underWay.onResult(new SendResult());
        }
    }

    @BeforeEach
    void registersTopics() {
        pages.topics = topics;
    }

    @Test
    void only_the_page_that_shows_a_topic_gets_a_message() {
        Browser shows = new Browser("ticket/TT-1");
        Browser other = new Browser("ticket/TT-2");
        Browser empty = new Browser();
        pages.send(Map.of(shows.id, List.of("ticket/TT-1")));
        assertThat(shows.messages).containsExactly("[\"ticket/TT-1\"]");
        assertThat(other.messages).isEmpty();
        assertThat(empty.messages).isEmpty();
    }

    @Test
    void topic_that_the_user_may_not_see_is_not_registered() {
        new Browser("queue/set-aside", "ticket/TT-1");
        assertThat(topics.isShown("queue/set-aside")).isFalse();
        assertThat(topics.isShown("ticket/TT-1")).isTrue();
    }

    @Test
    void changes_during_a_message_are_sent_together_when_it_has_arrived() {
        Browser page = new Browser("customer/1", "customer/2", "customer/3");
        pages.send(Map.of(page.id, List.of("customer/1")));
        pages.send(Map.of(page.id, List.of("customer/2")));
        pages.send(Map.of(page.id, List.of("customer/3", "customer/2")));
        assertThat(page.messages).hasSize(1);
        page.arrived();
        assertThat(page.messages).containsExactly("[\"customer/1\"]", "[\"customer/2\",\"customer/3\"]");
        page.arrived();
        pages.send(Map.of(page.id, List.of("customer/1")));
        assertThat(page.messages).hasSize(3);
    }

    @Test
    void message_to_a_slow_page_stays_short() {
        Browser page = new Browser("customer/1");
        List<String> many =
                IntStream.range(0, 1_000).mapToObj(i -> "customer/" + i).toList();
        pages.send(Map.of(page.id, many));
        pages.send(Map.of(page.id, many));
        pages.send(Map.of(page.id, many));
        page.arrived();
        assertThat(page.messages).hasSize(2).allMatch(message -> message.length() < 1_000);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
