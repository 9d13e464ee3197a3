package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class EventReaderStartTest {

    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final AtomicInteger checks = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);

    @Test
    void readers_start_at_once_after_a_check_that_succeeds() {
        start(0, Duration.ofHours(1));
        assertThat(started.getCount()).isZero();
    }

    @Test
    void a_check_that_fails_is_repeated_and_readers_start_after_it_has_succeeded() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listener = keepingIn(logged);
        Logger logger = Logger.getLogger(EventReaderStart.class.getName());
        logger.addHandler(listener);
        try {
            start(3, SHORT);
            await().atMost(DEADLINE).until(() -> started.getCount() == 0);
        } finally {
            logger.removeHandler(listener);
        }
        assertThat(checks).hasValue(4);
        assertThat(logged).hasSize(3).allMatch(message -> message.contains("readers not started, tried again in"));
    }

    @Test
    void readers_do_not_start_while_the_check_fails() {
        EventReaderStart start = start(Integer.MAX_VALUE, SHORT);
        await().atMost(DEADLINE).until(() -> checks.get() > 5);
        assertThat(started.getCount()).isOne();
        start.stop();
    }

    @Test
    void a_node_that_stops_during_the_check_starts_no_readers() throws InterruptedException {
        EventReaderStart[] start = new EventReaderStart[1];
        CountDownLatch checked = new CountDownLatch(1);
        start[0] = new EventReaderStart(
                () -> {
                    if (checks.incrementAndGet() == 1) {
                        throw new IllegalStateException("no database");
                    }
                    start[0].stop();
                    checked.countDown();
                },
                started::countDown,
                SHORT);
        Thread[] thread = new Thread[1];
        start[0].begin(work -> {
            thread[0] = new Thread(work);
            return thread[0];
        });
        thread[0].join(DEADLINE.toMillis());
        assertThat(checked.getCount()).isZero();
        assertThat(started.getCount()).isOne();
    }

    private EventReaderStart start(int failures, Duration pause) {
        EventReaderStart start = new EventReaderStart(
                () -> {
                    assertThat(started.getCount()).as("not started").isOne();
                    if (checks.incrementAndGet() <= failures) {
                        throw new IllegalStateException("no database");
                    }
                },
                started::countDown,
                pause);
        start.begin(Executors.defaultThreadFactory());
        return start;
    }

    private static Handler keepingIn(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
