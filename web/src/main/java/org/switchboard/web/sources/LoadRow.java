package org.switchboard.web.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.InitialLoad;

/**
 * The unfinished initial load on the page.
 *
 * @param rows loaded so far
 * @param expected records that the source has; empty while it does not report it
 * @param percent of those
 * @param rate records a second; empty while nothing is measured
 * @param slow the kinds of records whose look-ups are slow
 */
public record LoadRow(
        InitialLoad load,
        long rows,
        Optional<Long> expected,
        Optional<Long> percent,
        Optional<Long> rate,
        Optional<Duration> remaining,
        Set<RecordType> slow) {

    static LoadRow of(InitialLoad load, Instant now) {
        return new LoadRow(
                load,
                load.rows(),
                load.expected(),
                load.expected().map(total -> total == 0 ? 100 : Math.min(100, load.rows() * 100 / total)),
                load.rate(now).map(Math::round),
                load.remaining(now),
                load.slow());
    }

    public boolean isInterrupted() {
        return load.state() == InitialLoad.State.INTERRUPTED;
    }
}
