package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Three batches of a source at once. */
class IntakeBulkheadTest {

    private static final int AT_ONCE = 3;

    @Test
    void source_above_its_limit_is_stored_a_few_batches_at_a_time_and_completely() throws Exception {
        IntakeBulkhead turns = new IntakeBulkhead(AT_ONCE);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(20);
        List<Future<?>> batches = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            batches.add(senders.submit(() -> {
                try (IntakeBulkhead.Turn turn = turns.take("flood")) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                }
            }));
        }
        for (Future<?> batch : batches) {
            batch.get(1, TimeUnit.MINUTES);
        }
        senders.shutdown();
        assertThat(most.get()).isBetween(1, AT_ONCE);
    }

    @Test
    void each_source_has_its_own_permits_and_a_caller_past_the_timeout_is_refused() {
        IntakeBulkhead turns = new IntakeBulkhead(AT_ONCE, Duration.ofMillis(20));
        List<IntakeBulkhead.Turn> taken = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            taken.add(turns.take("flood"));
        }
        assertThatThrownBy(() -> turns.take("flood")).isInstanceOf(SourceBusy.class);
        turns.take("well").close();
        taken.get(0).close();
        turns.take("flood").close();
    }
}
