package org.switchboard.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every single latency of a run, so that percentiles are exact; filled by many threads. */
public final class Latencies {

    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, List<Long>> byKind = new TreeMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();

    public synchronized void took(String kind, long nanoseconds) {
        nanos.add(nanoseconds);
        byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(nanoseconds);
    }

    public synchronized void failed(String why) {
        errors.merge(why, 1, Integer::sum);
    }

    public synchronized int count() {
        return nanos.size();
    }

    public synchronized Map<String, Integer> errors() {
        return new TreeMap<>(errors);
    }

    public synchronized String summary() {
        if (nanos.isEmpty()) {
            return "nothing answered; errors " + errors;
        }
        int failures = errors.values().stream().mapToInt(Integer::intValue).sum();
        return "p50 %s, p95 %s, p99 %s, max %s ms; %d answers, %d errors"
                .formatted(at(nanos, 50), at(nanos, 95), at(nanos, 99), at(nanos, 100), nanos.size(), failures);
    }

    /** p50 / p95 / p99 of each kind of question. */
    public synchronized Map<String, String> kinds() {
        Map<String, String> quantiles = new LinkedHashMap<>();
        byKind.forEach((kind, each) -> quantiles.put(kind, at(each, 50) + " / " + at(each, 95) + " / " + at(each, 99)));
        return quantiles;
    }

    /** The smallest latency that this share of all did not exceed. */
    private static String at(List<Long> all, int percent) {
        List<Long> sorted = all.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        double milliseconds = sorted.get(Math.max(rank, 1) - 1) / 1e6;
        return String.format(Locale.ROOT, milliseconds < 100 ? "%.1f" : "%.0f", milliseconds);
    }
}
