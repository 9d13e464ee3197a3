package org.switchboard.web.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.switchboard.source.model.FeedMinute;

/**
 * What came in each minute of the last hour, as bars of a picture {@value #WIDTH} wide and {@value #HEIGHT} high, and as
 * numbers for whoever does not see it.
 *
 * @param bars oldest first, one a minute
 * @param most records of the fullest minute, by which the bars are scaled
 */
public record ThroughputChart(List<Bar> bars, long records, long rejected, long most) {

    public static final int MINUTES = 60;
    public static final int WIDTH = 600;
    public static final int HEIGHT = 90;

    private static final int STEP = WIDTH / MINUTES;

    /**
     * @param top where the bar begins, from above; what was rejected is its upper part
     * @param redHeight of that part
     */
    public record Bar(Instant minute, long records, long rejected, int x, int top, int height, int redHeight) {}

    public ThroughputChart {
        bars = List.copyOf(bars);
    }

    static ThroughputChart of(List<FeedMinute> minutes, Instant now) {
        Map<Instant, List<FeedMinute>> byMinute = minutes.stream().collect(Collectors.groupingBy(FeedMinute::minute));
        Instant first = beginning(now);
        long most = byMinute.values().stream()
                .mapToLong(ThroughputChart::records)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            Instant minute = first.plus(Duration.ofMinutes(i));
            bars.add(bar(minute, byMinute.getOrDefault(minute, List.of()), i * STEP, most));
        }
        return new ThroughputChart(
                bars,
                records(minutes),
                minutes.stream().mapToLong(FeedMinute::rejected).sum(),
                most);
    }

    /** Of the chart that is shown now. */
    static Instant beginning(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1L));
    }

    private static Bar bar(Instant minute, List<FeedMinute> feeds, int x, long most) {
        long records = records(feeds);
        long rejected = feeds.stream().mapToLong(FeedMinute::rejected).sum();
        int height = height(records, most);
        return new Bar(minute, records, rejected, x, HEIGHT - height, height, Math.min(height, height(rejected, most)));
    }

    /** Whatever there is can be seen. */
    private static int height(long records, long most) {
        return records == 0 ? 0 : (int) Math.max(2, records * HEIGHT / most);
    }

    private static long records(List<FeedMinute> minutes) {
        return minutes.stream().mapToLong(FeedMinute::records).sum();
    }

    /** Minutes in which something came, newest first. */
    public List<Bar> full() {
        return bars.stream()
                .filter(bar -> bar.records > 0)
                .sorted(Comparator.comparing(Bar::minute).reversed())
                .toList();
    }
}
