package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.switchboard.source.model.FeedNote;

/**
 * What sources that are read poll by poll and page by page have in common. Their Kamelets call {@link #begin}, then for
 * each page what the source does, as long as {@value #MORE} says so, and {@link #end} at last. A poll that does not
 * reach its end has failed: the next ones come less and less often.
 *
 * @param <P> what one poll remembers from page to page
 */
public abstract class PollingRead<P> extends ServiceBean {

    /** Exchange property: whether there may be another page. */
    public static final String MORE = "SwitchboardMore";

    /** With some to spare. */
    private static final Duration COARSEST_TICK = Duration.ofSeconds(2);

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final String BACKFILL = "SwitchboardBackfill";
    private static final String POLL = "SwitchboardPoll";

    private PollPause pause;
    private WatermarkStability stability;
    private int overlap;

    /** Begins a poll, or lets this one pass after failures. */
    public final void begin(Exchange exchange) {
        more(exchange, false);
        if (!pause.mayBegin()) {
            exchange.setRouteStop(true);
            return;
        }
        services().failures().nextTry(exchange.getFromRouteId(), pause.nextTry());
        exchange.setProperty(POLL, newPoll(exchange));
        more(exchange, true);
    }

    /**
     * Whether the poll ends before its next page, because its route stops. Pages read so far are stored; the poll does
     * not count as completed.
     */
    protected final boolean stopsBeforeNextPage(Exchange exchange) {
        return stopsBeforeNextPage(exchange, services());
    }

    /** The same for whoever reads page by page beside a poll. */
    public static boolean stopsBeforeNextPage(Exchange exchange, SourceServices services) {
        boolean stops = services.stopping().contains(exchange.getFromRouteId());
        if (stops) {
            exchange.setProperty(MORE, false);
            exchange.setRouteStop(true);
        }
        return stops;
    }

    /**
     * The time from which the site requests a backfill; the backfill is done when this poll ends.
     *
     * @throws IllegalStateException when the route fills none or several feeds
     */
    protected final Optional<Instant> backfillSince(Exchange exchange) {
        Optional<Instant> since =
                services().feeds().backfillSince(services().routeFeeds().only(exchange));
        since.ifPresent(requested -> exchange.setProperty(BACKFILL, requested));
        return since;
    }

    /** The poll went well. */
    public final void end(Exchange exchange) {
        stability().completed(reached(poll(exchange)));
        pause.succeeded();
        services().routeFeeds().of(exchange.getFromRouteId()).forEach(services().feeds()::caughtUp);
        Optional.ofNullable(exchange.getProperty(BACKFILL, Instant.class))
                .ifPresent(since ->
                        services().feeds().backfilled(services().routeFeeds().only(exchange), since));
    }

    /** A poll that goes on from what is stored. */
    protected abstract P newPoll(Exchange exchange);

    /** Refuses a backfill that this source cannot do; the feed shows the reason. */
    protected final void refuseBackfill(Exchange exchange, Instant since, String reason) {
        exchange.removeProperty(BACKFILL);
        services().feeds().backfilled(services().routeFeeds().only(exchange), since);
        services().feeds().note(services().routeFeeds().only(exchange), FeedNote.BACKFILL, Optional.of(reason));
    }

    /** Up to which watermark everything is stored once the poll is through; empty when nothing has one. */
    protected abstract Optional<String> reached(P poll);

    /** The poll that the exchange belongs to; only {@link #begin} puts one there. */
    @SuppressWarnings("unchecked")
    protected final P poll(Exchange exchange) {
        return (P) exchange.getProperty(POLL);
    }

    protected final void more(Exchange exchange, boolean more) {
        exchange.setProperty(MORE, more);
    }

    /**
     * Where the last poll ended.
     *
     * @throws IllegalStateException when the route fills none or several feeds
     */
    protected final Optional<String> storedWatermark(Exchange exchange) {
        return services().feeds().watermark(services().routeFeeds().only(exchange));
    }

    /** Whether a poll may go on right behind that watermark; if not, it steps back by the {@link #overlap}. */
    protected final boolean isStable(String watermark) {
        return stability().isStable(watermark);
    }

    /** Whether what is read belongs to an initial load, which wants to know how much there is. */
    protected final boolean isInitialLoad(Exchange exchange) {
        return services().routeFeeds().of(exchange.getFromRouteId()).stream()
                .anyMatch(services().loads()::isLoading);
    }

    /** The source has so many records for an initial load. */
    protected final void expect(Exchange exchange, long records) {
        services().loads().expect(services().routeFeeds().only(exchange), records);
    }

    protected final Duration overlap() {
        return Duration.ofSeconds(overlap);
    }

    /**
     * Whether other changes of that moment may still come: a clock that counts seconds gives all changes of the second of a
     * poll the same time.
     */
    protected final boolean isCurrent(Instant watermark) {
        return watermark.isAfter(clock().instant().minus(COARSEST_TICK));
    }

    /**
     * Whether a change lies further ahead than clocks differ. It is stored, and does not move the watermark, since no
     * change before it would be asked for.
     */
    protected final boolean isAhead(Instant change) {
        return change.isAfter(latestChange());
    }

    /** The latest time of a change that may move the watermark. */
    protected final Instant latestChange() {
        return clock().instant().plus(CLOCK_TOLERANCE);
    }

    /** For operators: changes are dated ahead, and read again at each poll until then. */
    protected final void noteAhead(Exchange exchange, String furthest) {
        services()
                .feeds()
                .note(
                        services().routeFeeds().only(exchange),
                        FeedNote.WATERMARK,
                        "Changes are dated up to " + furthest
                                + ", ahead of our clock. They are read again at each poll until then. Check the clock of"
                                + " the source, and the time zone in the route.");
    }

    protected final Clock clock() {
        return services().clock();
    }

    private WatermarkStability stability() {
        if (stability == null) {
            // not before: the overlap is set after the context
            stability = new WatermarkStability(overlap(), clock());
        }
        return stability;
    }

    @Override
    public final void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        this.pause = new PollPause(clock());
    }

    /** Seconds. */
    public final void setOverlap(int overlap) {
        this.overlap = overlap;
    }
}
