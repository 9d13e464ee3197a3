package org.switchboard.integration.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.junit.jupiter.api.Test;
import org.switchboard.source.feed.LookupBreaker;

/** Of the last four answers half may fail; then nothing is asked for three seconds. */
class GuardedLookupTest {

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final GuardedLookup lookup =
            new GuardedLookup("billing", "billing-balance", new GuardedLookup.Limits(4, 50, 3000), clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_system_that_fails_is_not_asked_for_a_while_and_then_one_answer_decides() {
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        lookup.ask(() -> "answer");
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            fails("No answer within the time limit.");
        }
        LookupBreaker open = lookup.state();
        assertThat(open.state()).isEqualTo(LookupBreaker.State.OPEN);
        assertThat(open.since()).isEqualTo("2026-11-22T08:00:03Z");
        assertThat(open.nextTryAt()).contains(Instant.parse("2026-11-22T08:00:06Z"));
        assertThat(open.lastFailure()).contains("No answer within the time limit.");

        assertThatThrownBy(() -> lookup.ask(asked::incrementAndGet))
                .isInstanceOf(LookupFailed.class)
                .hasMessage("Not asked: most of the last answers failed.");
        assertThat(asked).hasValue(0);

        clock.advance(Duration.ofSeconds(4));
        fails("HTTP status 500.");
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.OPEN);
        clock.advance(Duration.ofSeconds(4));
        lookup.ask(asked::incrementAndGet);
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        assertThat(lookup.state().nextTryAt()).isEmpty();
        assertThat(lookup.state().lastFailure()).contains("HTTP status 500.");
    }

    @Test
    void that_too_many_wait_here_is_no_fault_of_the_system() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> lookup.ask(() -> {
                        throw new LookupFailed("Not asked: too many wait.", new BulkheadException("full"));
                    }))
                    .isInstanceOf(LookupFailed.class);
        }
        assertThat(lookup.state().state()).isEqualTo(LookupBreaker.State.CLOSED);
        assertThat(lookup.state().lastFailure()).isEmpty();
    }

    private void fails(String sentence) {
        assertThatThrownBy(() -> lookup.ask(() -> {
                    throw new LookupFailed(sentence, null);
                }))
                .hasMessage(sentence);
    }
}
