package org.switchboard.integration.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.source.load.InitialLoadRunner;
import org.switchboard.source.load.InitialLoadWriter;
import org.switchboard.source.model.FeedId;

/** An initial load that notes what its feeds expect and leaves their records to the intake. */
public class MemoryInitialLoad extends InitialLoadRunner {

    private final Set<FeedId> loading = ConcurrentHashMap.newKeySet();
    private final Map<FeedId, Long> expected = new ConcurrentHashMap<>();

    public void begin(FeedId feed) {
        loading.add(feed);
    }

    @Override
    public boolean isLoading(FeedId feed) {
        return loading.contains(feed);
    }

    @Override
    public Optional<InitialLoadWriter> writer(FeedId feed) {
        return Optional.empty();
    }

    @Override
    public void expect(FeedId feed, long records) {
        expected.put(feed, records);
    }

    public Map<FeedId, Long> expected() {
        return expected;
    }
}
