package org.switchboard.source.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.source.model.FeedId;

/** The latest records of each feed that this node has stored, a few, in memory. */
@ApplicationScoped
public class RecordSamples {

    public static final int KEPT = 3;

    /** The least time between two samples of a feed. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Map<FeedId, Deque<RecordSample>> byFeed = new ConcurrentHashMap<>();

    /** Some records of a batch; counts once they are committed. */
    record Stored(List<RecordSample> samples) {}

    boolean wants(FeedId feed, Instant now) {
        Deque<RecordSample> held = byFeed.get(feed);
        if (held == null) {
            return true;
        }
        synchronized (held) {
            return held.isEmpty() || !held.peekFirst().at().plus(BETWEEN).isAfter(now);
        }
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) Stored some) {
        some.samples().forEach(this::keep);
    }

    private void keep(RecordSample sample) {
        Deque<RecordSample> held = byFeed.computeIfAbsent(sample.feed(), any -> new ArrayDeque<>());
        synchronized (held) {
            held.addFirst(sample);
            if (held.size() > KEPT) {
                held.removeLast();
            }
        }
    }

    /** Of all feeds of a source, newest first. */
    @Audited(value = "record-samples-read", kind = AuditKind.LIST, subject = "source", key = 0)
    public List<RecordSample> of(String source, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        return byFeed.entrySet().stream()
                .filter(feed -> feed.getKey().source().equals(source))
                .flatMap(feed -> copy(feed.getValue()).stream())
                .sorted(Comparator.comparing(RecordSample::at).reversed())
                .toList();
    }

    private static List<RecordSample> copy(Deque<RecordSample> held) {
        synchronized (held) {
            return List.copyOf(held);
        }
    }
}
