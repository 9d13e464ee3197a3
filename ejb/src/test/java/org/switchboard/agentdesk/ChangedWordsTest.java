package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedWordsTest {

    private final ChangedWords words = new ChangedWords();

    @Test
    void only_the_first_words_after_a_take_ask_for_another() {
        assertThat(words.addAndWasEmpty(List.of("element/a"))).isTrue();
        assertThat(words.addAndWasEmpty(List.of("element/b"))).isFalse();
        words.take();
        assertThat(words.addAndWasEmpty(List.of("element/c"))).isTrue();
    }

    @Test
    void a_word_that_comes_twice_is_told_once() {
        words.addAndWasEmpty(List.of("orders", "order/1"));
        words.addAndWasEmpty(List.of("orders"));
        assertThat(words.take()).containsExactly("orders", "order/1");
    }

    @Test
    void no_words_are_no_reason_to_tell_anybody() {
        assertThat(words.addAndWasEmpty(List.of())).isFalse();
    }

    @Test
    void too_many_words_become_one() {
        words.addAndWasEmpty(IntStream.rangeClosed(0, ChangedWords.MOST)
                .mapToObj(i -> "element/" + i)
                .toList());
        words.addAndWasEmpty(List.of("element/last"));
        assertThat(words.take()).containsExactly(ScreenChanges.EVERYTHING, "element/last");
    }
}
