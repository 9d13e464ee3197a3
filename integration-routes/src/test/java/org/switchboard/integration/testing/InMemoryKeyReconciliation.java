package org.switchboard.integration.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.model.FeedId;

/** Key reconciliation over an in-memory intake; it removes the deleted records. */
public class InMemoryKeyReconciliation extends KeyReconciliation {

    private final MemoryIntake intake;
    private final Map<FeedId, Set<String>> presentKeys = new ConcurrentHashMap<>();
    private final Map<FeedId, Set<String>> missing = new ConcurrentHashMap<>();
    private final Map<FeedId, Instant> ended = new ConcurrentHashMap<>();

    InMemoryKeyReconciliation(MemoryIntake intake) {
        this.intake = intake;
    }

    @Override
    public boolean isDue(FeedId feed, Duration period) {
        Instant last = ended.getOrDefault(feed, Instant.EPOCH);
        return !last.plus(period).isAfter(Instant.now());
    }

    @Override
    public void begin(FeedId feed) {
        presentKeys.put(feed, new HashSet<>());
    }

    @Override
    public void present(FeedId feed, List<String> keys) {
        presentKeys.get(feed).addAll(keys);
    }

    @Override
    public void abandon(FeedId feed, int unreadable) {
        ended.put(feed, Instant.now());
    }

    @Override
    public Result end(FeedId feed, int mostPercent, boolean twice) {
        ended.put(feed, Instant.now());
        int held = intake.byKey().size();
        int kept = (int) intake.byKey().keySet().stream()
                .filter(presentKeys.get(feed)::contains)
                .count();
        if ((held - kept) * 100 > held * mostPercent) {
            return new Result(0, 0, Optional.of((held - kept) + " of " + held + " gone"));
        }
        Set<String> gone = new HashSet<>(intake.byKey().keySet());
        gone.removeAll(presentKeys.get(feed));
        Set<String> before = missing.put(feed, Set.copyOf(gone));
        if (twice) {
            gone.retainAll(before == null ? Set.of() : before);
        }
        intake.byKey().keySet().removeAll(gone);
        return new Result(gone.size(), 0, Optional.empty());
    }
}
