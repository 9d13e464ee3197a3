package org.switchboard.web.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.load.InitialLoad;

/**
 * The unfinished initial load on the page.
 *
 * @param percent of the records that the source has; null while it does not say
 * @param rate records a second; null while nothing is measured
 * @param remaining null while unknown
 */
public record LoadRow(InitialLoad load, Long percent, Long rate, Duration remaining) {

    static LoadRow of(InitialLoad load, Instant now) {
        Optional<Long> percent =
                load.expected().map(total -> total == 0 ? 100 : Math.min(100, load.rows() * 100 / total));
        return new LoadRow(
                load,
                percent.orElse(null),
                load.rate(now).map(Math::round).orElse(null),
                load.remaining(now).orElse(null));
    }

    public boolean isInterrupted() {
        return load.state() == InitialLoad.State.INTERRUPTED;
    }
}
