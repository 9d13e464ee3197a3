package org.switchboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.source.RecordsChanged;

/** Whether many records arrive in the cluster at present. Every node counts them, because any node can run the matching. */
@ApplicationScoped
public class RecordBursts implements BroadcastListener {

    /** More records than this within the window are a burst. */
    static final int BURST_RECORDS = 3_000;

    static final Duration BURST_WINDOW = Duration.ofSeconds(3);

    private Clock clock;

    private Instant windowBegan = Instant.EPOCH;
    private int recordsInWindow;
    private volatile Instant lastBurst = Instant.EPOCH;

    protected RecordBursts() {
        // for the container's proxy
    }

    @Inject
    public RecordBursts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(RecordsChanged.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        events.stream()
                .map(event -> event.as(RecordsChanged.class))
                .filter(change -> DueTable.isAffectedBy(change.type()))
                .forEach(change -> count(change.keys().size()));
    }

    private synchronized void count(int records) {
        Instant now = clock.instant();
        if (windowBegan.plus(BURST_WINDOW).isBefore(now)) {
            windowBegan = now;
            recordsInWindow = 0;
        }
        recordsInWindow += records;
        if (recordsInWindow > BURST_RECORDS) {
            lastBurst = now;
        }
    }

    /** Until no more than a few records have arrived for a while. */
    boolean isInBurst() {
        return lastBurst.plus(BURST_WINDOW).isAfter(clock.instant());
    }
}
