package org.switchboard.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.source.Feeds;
import org.switchboard.source.SourceFiles;
import org.switchboard.source.SourcePause;
import org.switchboard.source.SourcePauses;

/** All sources with the state of their feeds at this moment. */
@ApplicationScoped
public class SourceOverview {

    @Inject
    Feeds feeds;

    @Inject
    SourceFiles files;

    @Inject
    SourcePauses pauses;

    @Inject
    Clock clock;

    /** By name. */
    public List<SourceRow> rows() {
        Map<String, SourcePause> paused =
                pauses.all().stream().collect(Collectors.toMap(SourcePause::source, Function.identity()));
        List<String> named =
                Stream.concat(routeFiles(), paused.keySet().stream()).toList();
        return SourceRow.of(feeds.all(), named, paused, clock.instant());
    }

    private Stream<String> routeFiles() {
        return files.all().stream().flatMap(file -> file.system().stream());
    }
}
