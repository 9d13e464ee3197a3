package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.network.model.ElementKey;

class ScreenTopicsTest {

    private final Actor agent = Actors.only(Role.AGENT);
    private final ScreenTopics topics = new ScreenTopics();

    @Test
    void a_topic_is_shown_until_the_last_screen_with_it_is_closed() {
        topics.show("one", List.of("element/gis/T1", "customer/1"), agent);
        topics.show("other", List.of("element/gis/T1"), agent);
        topics.close("one");
        assertThat(topics.isShown("element/gis/T1")).isTrue();
        assertThat(topics.isShown("customer/1")).isFalse();
        topics.close("other");
        assertThat(topics.isShown("element/gis/T1")).isFalse();
        assertThat(topics.screens()).isZero();
    }

    @Test
    void what_a_screen_shows_now_replaces_what_it_showed_before() {
        topics.show("one", List.of("customer/1"), agent);
        topics.show("one", List.of("customer/2"), agent);
        assertThat(topics.isShown("customer/1")).isFalse();
        assertThat(topics.isShown("customer/2")).isTrue();
        assertThat(topics.screens()).isEqualTo(1);
    }

    @Test
    void each_screen_is_found_with_the_topics_that_it_shows() {
        topics.show("one", List.of("customer/1", "ticket/TT-1"), agent);
        topics.show("other", List.of("customer/2"), agent);
        assertThat(topics.showing(List.of("customer/1", "ticket/TT-1", "customer/3")))
                .isEqualTo(Map.of("one", List.of("customer/1", "ticket/TT-1")));
        assertThat(topics.showing(List.of(TopicKind.CUSTOMER.all(), "customer/1")))
                .isEqualTo(Map.of("one", List.of("customer/1"), "other", List.of("customer/2")));
    }

    @Test
    void screen_without_topics_is_never_found() {
        topics.show("empty desk", List.of(), agent);
        assertThat(topics.screens()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, customer/1 element/gis/T1 record/customer/cis/C1 feed/cis ticket/TT-1 order/WO-1 queue/tickets queue/callbacks",
        "DISPATCHER, ticket/TT-1 order/WO-1 queue/tickets queue/callbacks queue/orders queue/crews",
        "EDITOR, queue/articles/main",
        "INTEGRATOR, queue/feeds queue/set-aside"
    })
    void a_role_subscribes_only_to_what_its_screens_show(Role role, String allowed) {
        List<String> all = List.of(
                "customer/1",
                "element/gis/T1",
                "record/customer/cis/C1",
                "feed/cis",
                "ticket/TT-1",
                "order/WO-1",
                "queue/tickets",
                "queue/callbacks",
                "queue/orders",
                "queue/crews",
                "queue/articles/main",
                "queue/feeds",
                "queue/set-aside");
        topics.show("page", all, Actors.only(role));
        assertThat(all.stream().filter(topics::isShown)).containsExactly(allowed.split(" "));
    }

    @Test
    void a_dispatcher_of_an_area_subscribes_to_its_orders_only() {
        topics.show(
                "page",
                List.of("queue/orders", "queue/orders/north", "queue/orders/south"),
                Actors.only(Role.DISPATCHER, "north"));
        assertThat(topics.showing(List.of("queue/orders", TopicKind.ORDER_QUEUE.all())))
                .isEqualTo(Map.of("page", List.of("queue/orders/north")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "customer/", "element/", "queue/", "queue/all", "queue/orders/"})
    void topic_without_a_kind_or_a_subject_is_not_subscribed_to(String topic) {
        topics.show("page", List.of(topic), Actors.only(Role.ADMIN));
        assertThat(topics.screens()).isZero();
    }

    @Test
    void source_and_key_are_read_back_from_a_topic_whatever_they_hold() {
        ElementKey element = new ElementKey("gis", "10 kV/城西 \t%2F");
        String topic = TopicKind.element(element);
        assertThat(topic).doesNotContainAnyWhitespaces().startsWith("element/gis/");
        assertThat(TopicKind.ELEMENT.subject(topic)).containsExactly(element.source(), element.key());
    }

    @Test
    void topics_gathered_beyond_the_bound_become_their_kinds() {
        ChangedTopics changed = new ChangedTopics();
        assertThat(changed.addAndWasEmpty(List.of("queue/orders"))).isTrue();
        assertThat(changed.addAndWasEmpty(List.of("queue/orders", "order/1"))).isFalse();
        assertThat(changed.take()).containsExactly("queue/orders", "order/1");
        changed.addAndWasEmpty(List.of("queue/orders", "customer/1"));
        changed.addAndWasEmpty(IntStream.rangeClosed(0, ChangedTopics.MOST)
                .mapToObj(i -> "element/gis/" + i)
                .toList());
        assertThat(changed.take()).containsExactly("queue/orders", "customer/", "element/");
    }
}
