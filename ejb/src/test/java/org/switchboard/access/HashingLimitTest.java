package org.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingLimitTest {

    private final HashingLimit limit = new HashingLimit();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger computing = new AtomicInteger();

    @Test
    void caller_is_refused_at_once_when_too_many_wait_and_few_compute_meanwhile() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch inside = new CountDownLatch(HashingLimit.MOST_INSIDE);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int caller = 0; caller < HashingLimit.MOST_INSIDE; caller++) {
                answers.add(threads.submit(() -> limit.enter(() -> {
                    inside.countDown();
                    return limit.compute(this::hash);
                })));
            }
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> limit.enter(() -> "")).isInstanceOf(SignInBusy.class);
            release.countDown();

            for (Future<Integer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS))
                        .isLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
            }
            assertThat(limit.enter(() -> "again")).isEqualTo("again");
        } finally {
            release.countDown();
            threads.shutdownNow();
        }
    }

    /** How many computed at the same time. */
    private int hash() {
        int most = computing.incrementAndGet();
        try {
            release.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        computing.decrementAndGet();
        return most;
    }
}
