package org.switchboard.integration.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchboard.source.feed.LookupBreaker;

/** Of the last four answers half may fail; then nothing is asked for three seconds. */
class GuardedLookupTest {

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final GuardedLookup lookup =
            new GuardedLookup("billing", "billing-balance", new GuardedLookup.Limits(4, 50, 3000, 2), clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void failing_system_is_suspended_and_one_request_then_decides() {
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        lookup.askAndWait(() -> "answer");
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            fails("No answer within the time limit.");
        }
        LookupBreaker open = lookup.state();
        assertThat(open.state()).isEqualTo(LookupBreaker.State.OPEN);
        assertThat(open.since()).isEqualTo("2026-11-22T08:00:03Z");
        assertThat(open.nextTryAt()).contains(Instant.parse("2026-11-22T08:00:06Z"));
        assertThat(open.lastFailure()).contains("No answer within the time limit.");

        assertThatThrownBy(() -> lookup.askAndWait(asked::incrementAndGet))
                .isInstanceOf(LookupFailed.class)
                .hasMessage("Not sent: most of the last requests failed.");
        assertThat(asked).hasValue(0);

        clock.advance(Duration.ofSeconds(4));
        fails("HTTP status 500.");
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.OPEN);
        clock.advance(Duration.ofSeconds(4));
        lookup.askAndWait(asked::incrementAndGet);
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        assertThat(lookup.state().nextTryAt()).isEmpty();
        assertThat(lookup.state().lastFailure()).contains("HTTP status 500.");
    }

    @Test
    void full_waiting_queue_does_not_count_as_failure_of_the_system() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletionStage<String> first = lookup.ask(() -> answer);
        lookup.ask(() -> answer);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> lookup.askAndWait(asked::incrementAndGet))
                    .isInstanceOf(LookupFailed.class)
                    .hasMessage("Not sent: too many requests are waiting for an answer.");
        }
        assertThat(asked).hasValue(0);
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        assertThat(lookup.state().lastFailure()).isEmpty();

        answer.complete("answer");
        assertThat(first).isCompletedWithValue("answer");
        assertThat(lookup.askAndWait(asked::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void late_failure_counts_against_the_system_and_a_local_error_does_not() {
        for (int i = 0; i < 10; i++) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            CompletionStage<String> asked = lookup.ask(() -> answer);
            answer.completeExceptionally(new IllegalStateException("here"));
            assertThat(asked).isCompletedExceptionally();
        }
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        for (int i = 0; i < 4; i++) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            lookup.ask(() -> answer.thenApply(text -> text));
            answer.completeExceptionally(new LookupFailed("HTTP status 500.", null));
        }
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.OPEN);
        assertThat(lookup.state().lastFailure()).contains("HTTP status 500.");
    }

    private void fails(String sentence) {
        assertThatThrownBy(() -> lookup.askAndWait(() -> {
                    throw new LookupFailed(sentence, null);
                }))
                .hasMessage(sentence);
    }
}
