package org.switchboard.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.source.feed.FeedHistory;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.feed.LookupBreaker;
import org.switchboard.source.feed.LookupBreakerStates;
import org.switchboard.source.feed.SourcePauses;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.intake.RecordSamples;
import org.switchboard.source.load.InitialLoads;
import org.switchboard.source.model.SourceFile;
import org.switchboard.source.model.SourcePause;
import org.switchboard.web.security.Caller;

/** All sources with the state of their feeds at this moment. */
@ApplicationScoped
public class SourceOverview {

    private static final int CHANGES = 8;
    private static final int SAMPLES = 6;

    @Inject
    Caller caller;

    @Inject
    Feeds feeds;

    @Inject
    SourceFiles files;

    @Inject
    SourcePauses pauses;

    @Inject
    LookupBreakerStates breakers;

    @Inject
    FeedHistory history;

    @Inject
    RecordSamples samples;

    @Inject
    InitialLoads loads;

    @Inject
    Clock clock;

    /** By name. */
    public List<SourceRow> rows() {
        Map<String, SourcePause> paused =
                pauses.all().stream().collect(Collectors.toMap(SourcePause::source, Function.identity()));
        List<SourceFile> known = files.all();
        List<String> named = Stream.concat(
                        known.stream().flatMap(file -> file.system().stream()), paused.keySet().stream())
                .toList();
        Set<String> broken = known.stream()
                .filter(file -> file.fault().isPresent())
                .flatMap(file -> file.system().stream())
                .collect(Collectors.toSet());
        Map<String, List<LookupBreaker>> lookups =
                breakers.all().stream().collect(Collectors.groupingBy(LookupBreaker::source));
        return SourceRow.of(feeds.all(), named, paused, broken, lookups, clock.instant());
    }

    /** The initial load that is not finished. */
    public Optional<LoadRow> load() {
        return loads.unfinished().map(load -> LoadRow.of(load, clock.instant()));
    }

    public SourceDetail detail(String source) {
        Instant now = clock.instant();
        return new SourceDetail(
                ThroughputChart.of(history.minutes(source, ThroughputChart.beginning(now)), now),
                history.changes(source, CHANGES),
                samples.of(source, caller.actor()).stream().limit(SAMPLES).toList());
    }
}
