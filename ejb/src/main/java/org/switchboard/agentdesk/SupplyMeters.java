package org.switchboard.agentdesk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.switchboard.agentdesk.persistence.MeterQueries;
import org.switchboard.agentdesk.persistence.MeterQueries.Losses;
import org.switchboard.agentdesk.persistence.MeterQueries.Population;
import org.switchboard.agentdesk.verdict.MetersBelow;
import org.switchboard.agentdesk.verdict.PathFindings;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;

/**
 * The states of the meters below the devices of a supply path. Losses of the whole network are counted in one statement, which
 * is short in calm and shared by all views in a storm; this node keeps the counts for a second at most, less after a
 * change.
 */
@ApplicationScoped
public class SupplyMeters {

    private static final Logger LOG = Logger.getLogger(SupplyMeters.class.getName());

    /** A last gasp this long ago without a power-up since is more likely a lost power-up than an outage. */
    static final Duration GASPS_COUNT = Duration.ofDays(3);

    static final Duration PINGS_COUNT = Duration.ofMinutes(15);

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Older counts are no evidence, neither of a loss nor of supply. */
    private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** A view that waits holds a connection, so it does not wait until a slow statement ends. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The statement takes this share of one processor at most, however many changes there are. */
    private static final int PAUSE_PER_RUN = 2;

    private static final int DEVICES_KEPT = 50_000;

    /** What the customers and meters below a device are counted from. */
    private static final Set<RecordType> COUNTED = Set.of(
            RecordType.CUSTOMER,
            RecordType.ACCOUNT,
            RecordType.USAGE_POINT,
            RecordType.END_DEVICE,
            RecordType.NETWORK_ELEMENT,
            RecordType.MEASUREMENT_POINT);

    private MeterQueries queries;
    private Clock clock;
    private LongSupplier nanos;

    private final Cache<ElementKey, Population> populations = Caffeine.newBuilder()
            .maximumSize(DEVICES_KEPT)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final Cache<ElementKey, Integer> energised = Caffeine.newBuilder()
            .maximumSize(DEVICES_KEPT)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    private final Cache<ElementKey, Optional<Instant>> supplied = Caffeine.newBuilder()
            .maximumSize(DEVICES_KEPT)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    private final Cache<String, Set<String>> sources = Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted counted = new Counted(Map.of(), 0, 0);
    private volatile boolean changed = true;

    /** @param readAt and takenNanos by the processor's clock, for how long the counts serve */
    private record Counted(Map<ElementKey, Losses> losses, long readAt, long takenNanos) {

        private boolean holds(long now) {
            return readAt != 0 && now - readAt + takenNanos < HOLD_NANOS;
        }
    }

    protected SupplyMeters() {
        // for the container's proxy
    }

    @Inject
    public SupplyMeters(MeterQueries queries, Clock clock) {
        this(queries, clock, System::nanoTime);
    }

    SupplyMeters(MeterQueries queries, Clock clock, LongSupplier nanos) {
        this.queries = queries;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Whoever asks next gets new counts. */
    void supplyStateChanged() {
        changed = true;
    }

    void recordsChanged(RecordsChanged change) {
        if (COUNTED.contains(change.type())) {
            populations.invalidateAll();
        }
    }

    /**
     * Of each path the transformer, and every device with several meters without supply below it. Empty
     * while the database takes too long to count.
     */
    public Map<ElementKey, MetersBelow> below(Collection<SupplyPath> paths) {
        Counted latest = counted();
        if (!latest.holds(nanos.getAsLong())) {
            LOG.warning("meters not counted in time");
            return Map.of();
        }
        Map<ElementKey, Losses> losses = latest.losses;
        Map<ElementKey, MetersBelow> below = new HashMap<>();
        for (SupplyPath path : paths) {
            path.transformer()
                    .ifPresent(device -> below.computeIfAbsent(device.elementKey(), key -> of(device, losses)));
            path.elements().stream()
                    .filter(device -> isSeveral(losses.get(device.elementKey())))
                    .forEach(device -> below.computeIfAbsent(device.elementKey(), key -> of(device, losses)));
        }
        return below;
    }

    /** The moment since when enough meters below the device have shown supply; see {@link MetersBelow}. */
    public Optional<Instant> suppliedAt(ElementKey device) {
        return supplied.get(device, key -> queries.suppliedAt(key, PathFindings.MINIMUM_METERS));
    }

    /**
     * The devices of which so many meters have lost supply that the device may be the common cause. Empty while the
     * database takes too long to count.
     */
    public Set<ElementKey> losing(Collection<ElementKey> devices) {
        Counted latest = counted();
        if (!latest.holds(nanos.getAsLong())) {
            return Set.of();
        }
        return devices.stream()
                .filter(device -> isLosing(device, latest.losses.get(device)))
                .collect(Collectors.toSet());
    }

    /** A meter has reported since the last count on this node. */
    public boolean isBehind() {
        return changed;
    }

    private boolean isLosing(ElementKey device, Losses loss) {
        return isSeveral(loss)
                && loss.dark() + loss.noAnswer()
                        >= PathFindings.SHARE_OF_DEVICE
                                * populations.get(device, queries::population).smart();
    }

    private static boolean isSeveral(Losses loss) {
        return loss != null && loss.dark() + loss.noAnswer() >= PathFindings.SEVERAL;
    }

    /** The systems through which meters report their supply. */
    public Set<String> sources() {
        return sources.get("", key -> queries.sources());
    }

    private MetersBelow of(NetworkElement device, Map<ElementKey, Losses> losses) {
        Population population = populations.get(device.elementKey(), queries::population);
        Optional<Losses> loss = Optional.ofNullable(losses.get(device.elementKey()));
        Instant since =
                loss.flatMap(Losses::since).orElseGet(() -> clock.instant().minus(PINGS_COUNT));
        int supplied = loss.isEmpty() ? 0 : energised.get(device.elementKey(), key -> queries.energised(key, since));
        int reported = loss.map(each -> each.dark() + each.noAnswer()).orElse(0) + supplied;
        return new MetersBelow(
                device.elementKey(),
                device.name(),
                loss.map(Losses::source),
                population.customers(),
                population.lifeSupport(),
                Math.max(population.smart(), reported),
                loss.map(Losses::dark).orElse(0),
                loss.map(Losses::noAnswer).orElse(0),
                supplied,
                population.mechanical(),
                loss.flatMap(Losses::since),
                Optional.empty());
    }

    /** One view counts for all; the others take the counts before, or wait for new ones where those are old. */
    private Counted counted() {
        if (isDue(counted) && beginToCount()) {
            try {
                if (isDue(counted)) {
                    count();
                }
            } finally {
                counting.unlock();
            }
        }
        return counted;
    }

    private boolean beginToCount() {
        boolean old = counted.readAt == 0 || nanos.getAsLong() - counted.readAt > 2 * KEPT_NANOS;
        try {
            return old ? counting.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS) : counting.tryLock();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDue(Counted last) {
        long age = nanos.getAsLong() - last.readAt;
        return last.readAt == 0 || age > PAUSE_PER_RUN * last.takenNanos && (changed || age > KEPT_NANOS);
    }

    private void count() {
        changed = false;
        long began = nanos.getAsLong();
        Instant now = clock.instant();
        Map<ElementKey, Losses> losses = queries.losses(now.minus(GASPS_COUNT), now.minus(PINGS_COUNT));
        long ended = nanos.getAsLong();
        counted = new Counted(losses, ended, ended - began);
        if (ended - began > SLOW_NANOS) {
            LOG.log(Level.WARNING, "meters counted slowly devices={0} millis={1}", new Object[] {
                losses.size(), TimeUnit.NANOSECONDS.toMillis(ended - began)
            });
        }
    }
}
