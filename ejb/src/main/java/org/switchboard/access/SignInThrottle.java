package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.access.model.ThrottleRule;
import org.switchboard.access.persistence.SignInFailureTable;

/**
 * Makes a user name wait from a network after repeated wrong passwords. A network where the user has signed in before is
 * slowed down only by what is tried from there itself, so nobody elsewhere keeps the user from working.
 */
@ApplicationScoped
public class SignInThrottle {

    static final Duration KNOWN = Duration.ofDays(90);

    /** After this time without another failure the count begins again. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private SignInFailureTable table;
    private Clock clock;

    protected SignInThrottle() {
        // for the container's proxy
    }

    @Inject
    public SignInThrottle(SignInFailureTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** How long the name has to wait at this network before its next try; zero when it may try. */
    @Transactional
    public Duration waitOf(String name, String network) {
        Instant now = clock.instant();
        return waitOf(name, network, isKnown(name, network, now), now);
    }

    /**
     * Takes one try, which counts as failed until {@link #succeeded}, so that many at once count, too.
     *
     * @return how long the name has to wait; zero when it may try now
     */
    @Transactional
    public Duration enter(String name, String network) {
        Instant now = clock.instant();
        boolean known = isKnown(name, network, now);
        Duration wait = waitOf(name, network, known, now);
        ThrottleRule rule = known ? ThrottleRule.KNOWN_NETWORK : ThrottleRule.NAME_AND_NETWORK;
        if (!wait.isZero() || table.count(name, network, rule, now.minus(REMEMBERED), now)) {
            return wait;
        }
        return waitOf(name, network, known, now).plusNanos(1);
    }

    @Transactional
    public void failed(String name, String network) {
        Instant now = clock.instant();
        if (!isKnown(name, network, now)) {
            table.count(name, SignInFailureTable.ALL, ThrottleRule.NAME, now.minus(REMEMBERED), now);
            table.count(SignInFailureTable.ANY_NAME, network, ThrottleRule.NETWORK, now.minus(REMEMBERED), now);
        }
    }

    @Transactional
    public void succeeded(String name, String network) {
        table.forget(name, network);
        table.know(name, network, clock.instant());
    }

    /** An administrator's change of the user lets them try again from everywhere. */
    void forget(@Observes UserChanged change) {
        table.forget(change.name());
    }

    @Transactional
    int deleteForgotten(int most) {
        Instant now = clock.instant();
        return table.deleteOlderThan(now.minus(REMEMBERED), now.minus(KNOWN), most);
    }

    private boolean isKnown(String name, String network, Instant now) {
        return table.isKnown(name, network, now.minus(KNOWN));
    }

    private Duration waitOf(String name, String network, boolean known, Instant now) {
        Stream<Optional<Instant>> blocks = known
                ? Stream.of(table.blockedUntil(name, network, now))
                : Stream.of(
                        table.blockedUntil(name, network, now),
                        table.blockedUntil(name, SignInFailureTable.ALL, now),
                        table.blockedUntil(SignInFailureTable.ANY_NAME, network, now));
        return blocks.flatMap(Optional::stream)
                .map(until -> Duration.between(now, until))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
