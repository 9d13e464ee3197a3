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
        IntakeBulkhead bulkhead = new IntakeBulkhead(AT_ONCE);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(20);
        List<Future<?>> batches = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            batches.add(senders.submit(() -> {
                try (IntakeBulkhead.Permit permit = bulkhead.acquire("flood")) {
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
        IntakeBulkhead bulkhead = new IntakeBulkhead(AT_ONCE, Duration.ofMillis(20));
        List<IntakeBulkhead.Permit> taken = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            taken.add(bulkhead.acquire("flood"));
        }
        assertThatThrownBy(() -> bulkhead.acquire("flood")).isInstanceOf(SourceBusy.class);
        bulkhead.acquire("well").close();
        taken.get(0).close();
        bulkhead.acquire("flood").close();
    }
}
