package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTopicsTest {

    private final ScreenTopics topics = new ScreenTopics();

    @Test
    void a_topic_is_shown_until_the_last_screen_with_it_is_closed() {
        topics.show("one", List.of("element/T1", "customer/1"));
        topics.show("other", List.of("element/T1"));
        topics.close("one");
        assertThat(topics.isShown("element/T1")).isTrue();
        assertThat(topics.isShown("customer/1")).isFalse();
        topics.close("other");
        assertThat(topics.isShown("element/T1")).isFalse();
        assertThat(topics.screens()).isZero();
    }

    @Test
    void what_a_screen_shows_now_replaces_what_it_showed_before() {
        topics.show("one", List.of("customer/1"));
        topics.show("one", List.of("customer/2"));
        assertThat(topics.isShown("customer/1")).isFalse();
        assertThat(topics.isShown("customer/2")).isTrue();
        assertThat(topics.screens()).isEqualTo(1);
    }

    @Test
    void topics_gathered_beyond_the_bound_become_everything() {
        ChangedTopics changed = new ChangedTopics();
        assertThat(changed.addAndWasEmpty(List.of("orders"))).isTrue();
        assertThat(changed.addAndWasEmpty(List.of("orders", "order/1"))).isFalse();
        assertThat(changed.take()).containsExactly("orders", "order/1");
        changed.addAndWasEmpty(IntStream.rangeClosed(0, ChangedTopics.MOST)
                .mapToObj(i -> "element/" + i)
                .toList());
        assertThat(changed.take()).containsExactly(ScreenTopics.EVERYTHING);
    }
}
