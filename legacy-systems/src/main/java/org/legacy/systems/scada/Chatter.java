package org.legacy.systems.scada;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.scada.Telegrams.Bounce;

/**
 * All switches of the station bounce for a while, in turn and at an even rate, as with a loose contact. Each position
 * has its own time. The last report of each switch is its real position.
 */
public final class Chatter {

    private static final Duration TURN = Duration.ofMillis(10);
    private static final long FULL_LINE_NANOS = 1_000_000;

    private final PointTable points;
    private final Grid grid;
    private final Telegrams telegrams;
    private final Set<StationLink> links;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile long events;

    Chatter(PointTable points, Grid grid, Telegrams telegrams, Set<StationLink> links, Clock clock) {
        this.points = points;
        this.grid = grid;
        this.telegrams = telegrams;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Begins and returns at once.
     *
     * @return false when it is going on already
     */
    public boolean begin(int eventsPerSecond, int seconds) {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        events = 0;
        Thread thread = new Thread(() -> bounceAll(eventsPerSecond, seconds), "scada-chatter");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    public boolean isRunning() {
        return running.get();
    }

    /** Events sent so far, to each link. */
    public long events() {
        return events;
    }

    void stop() {
        stopped = true;
    }

    private void bounceAll(int eventsPerSecond, int seconds) {
        try {
            bounce(eventsPerSecond, (long) eventsPerSecond * seconds);
        } finally {
            running.set(false);
        }
    }

    private void bounce(int eventsPerSecond, long all) {
        List<Point> switches = IntStream.range(0, points.count())
                .mapToObj(points::at)
                .filter(point -> point.quantity() == Point.Quantity.POSITION)
                .toList();
        // each is reported an even number of times, so that the second of each pair is the real position
        long rounds = Math.max(1, all / switches.size() / 2) * 2;
        Instant began = clock.instant();
        long beganNanos = System.nanoTime();
        long nanosEach = TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
        long due = rounds * switches.size();
        while (events < due && !stopped) {
            long until = Math.min(due, (System.nanoTime() - beganNanos) / nanosEach);
            while (events < until && !stopped) {
                List<Bounce> batch = new ArrayList<>();
                for (long at = events; at < until && batch.size() < Telegrams.POSITIONS_IN_MESSAGE; at++) {
                    Point point = switches.get((int) (at % switches.size()));
                    boolean truth = at / switches.size() % 2 == 1;
                    batch.add(new Bounce(
                            point, grid.position(point.device()).open() == truth, began.plusNanos(at * nanosEach)));
                }
                send(telegrams.bounces(batch));
                events += batch.size();
            }
            LockSupport.parkNanos(TURN.toNanos());
        }
    }

    /** Waits while a link is full: nothing is dropped. */
    private void send(Object message) {
        for (StationLink link : links) {
            while (!link.offer(message) && links.contains(link) && !stopped) {
                LockSupport.parkNanos(FULL_LINE_NANOS);
            }
        }
    }
}
