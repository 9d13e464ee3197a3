package org.switchboard.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchboard.event.model.LoggedEvent;

/** A group that keeps the keys of what it was given, and then does what the test says. */
final class TestConsumer implements EventConsumer {

    /** What the test has the group do with an event. */
    @FunctionalInterface
    interface Action {
        void handle(LoggedEvent event) throws Exception;
    }

    static final String TYPE = "ticket-changed";

    final List<String> given = new CopyOnWriteArrayList<>();
    private final String group;
    private final int batchSize;
    private Set<String> types = Set.of(TYPE);
    volatile Action then = event -> {};
    volatile boolean ready = true;

    TestConsumer(String group) {
        this(group, 100);
    }

    TestConsumer(String group, int batchSize) {
        this.group = group;
        this.batchSize = batchSize;
    }

    TestConsumer ofTypes(String... wanted) {
        types = Set.of(wanted);
        return this;
    }

    TestConsumer then(Action action) {
        then = action;
        return this;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public GroupSettings settings() {
        return new GroupSettings(batchSize, Duration.ofSeconds(5), 3, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    @Override
    public void handle(LoggedEvent event) throws Exception {
        given.add(event.key());
        then.handle(event);
    }
}
