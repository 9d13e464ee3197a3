package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.outbox.model.Destination;

/** Wakes the dispatchers of this node when messages were enqueued on any node. */
@ApplicationScoped
public class OutboxWakeUps implements BroadcastListener {

    private final Map<Destination, Set<Runnable>> dispatchers = new ConcurrentHashMap<>();

    /** @param wake called from the reader of the event log; it must not take long */
    void addListener(Destination destination, Runnable wake) {
        dispatchers
                .computeIfAbsent(destination, unused -> new CopyOnWriteArraySet<>())
                .add(wake);
    }

    void removeListener(Destination destination, Runnable wake) {
        dispatchers.getOrDefault(destination, Set.of()).remove(wake);
    }

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(MessagesDue.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        events.stream()
                .map(event -> event.as(MessagesDue.class).destination())
                .distinct()
                .flatMap(destination -> dispatchers.getOrDefault(destination, Set.of()).stream())
                .forEach(Runnable::run);
    }
}
