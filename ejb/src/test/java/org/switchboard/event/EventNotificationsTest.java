package org.switchboard.event;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchboard.event.persistence.EventNotifications;

class EventNotificationsTest extends EventTestBase {

    private static final int SECONDS_TO_DEADLINE = 20;

    @Test
    void a_listener_that_is_stopped_before_its_thread_runs_ends() throws Exception {
        EventNotifications notifications = new EventNotifications(dataSource());
        notifications.start();
        notifications.stop();
        try {
            CompletableFuture.runAsync(() -> notifications.listen(() -> {}, Duration.ofHours(1)))
                    .get(SECONDS_TO_DEADLINE, TimeUnit.SECONDS);
        } finally {
            notifications.stop();
        }
    }

    @Test
    void a_dispatcher_that_is_started_again_listens_again() throws Exception {
        one.dispatcher.register(new TestConsumer("orders"));
        one.start(EventNode.NEVER_POLLS);
        one.dispatcher.stop();
        CountDownLatch handled = new CountDownLatch(1);
        TestConsumer consumer = new TestConsumer("orders").then(event -> handled.countDown());
        one.dispatcher.register(consumer);
        one.start(EventNode.NEVER_POLLS);
        soon().until(() -> listening() == 1);
        two.publish("a");
        soon().until(() -> handled.getCount() == 0);
    }

    private int listening() {
        return outside.withHandle(handle -> handle.createQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %'")
                .mapTo(Integer.class)
                .one());
    }
}
