package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.job.PeriodicJob;

/**
 * Has this node look again which of the sessions that it holds have ended: of a user at once when one was ended on any node,
 * and of all now and then, since sessions end by time, too.
 */
@ApplicationScoped
public class LiveSessions implements BroadcastListener, PeriodicJob {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final List<Consumer<Optional<String>>> listeners = new CopyOnWriteArrayList<>();

    /** @param check takes the name of the user whose sessions are to be looked at; empty for all */
    public void addListener(Consumer<Optional<String>> check) {
        listeners.add(check);
    }

    public void removeListener(Consumer<Optional<String>> check) {
        listeners.remove(check);
    }

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(SessionsEnded.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        events.stream()
                .map(event -> event.as(SessionsEnded.class).name())
                .distinct()
                .forEach(user -> check(Optional.of(user)));
    }

    @Override
    public String name() {
        return "session-check";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        check(Optional.empty());
    }

    private void check(Optional<String> user) {
        listeners.forEach(listener -> listener.accept(user));
    }
}
