package org.switchboard.benchmarks.verdict;

import java.util.EnumMap;
import java.util.Map;
import org.switchboard.agentdesk.verdict.Cause;

/** How often each cause was given where each was right. */
final class ConfusionMatrix {

    private final Map<Cause, Map<Cause, Integer>> given = new EnumMap<>(Cause.class);

    void add(Cause right, Cause verdict) {
        given.computeIfAbsent(right, key -> new EnumMap<>(Cause.class)).merge(verdict, 1, Integer::sum);
    }

    int count(Cause right, Cause verdict) {
        return given.getOrDefault(right, Map.of()).getOrDefault(verdict, 0);
    }

    int total(Cause right) {
        return given.getOrDefault(right, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int total() {
        return given.keySet().stream().mapToInt(this::total).sum();
    }

    int right() {
        return given.keySet().stream().mapToInt(cause -> count(cause, cause)).sum();
    }

    /** From 0 to 1; 1 when nothing was asked. */
    double accuracy() {
        return total() == 0 ? 1 : (double) right() / total();
    }

    /** Rows are what was right, columns what was given. */
    String asMarkdown() {
        StringBuilder text = new StringBuilder("| right \\ given |");
        for (Cause cause : Cause.values()) {
            text.append(' ').append(cause).append(" |");
        }
        text.append(" right |\n|---|")
                .append("--:|".repeat(Cause.values().length + 1))
                .append('\n');
        for (Cause right : Cause.values()) {
            if (total(right) == 0) {
                continue;
            }
            text.append("| ").append(right).append(" |");
            for (Cause verdict : Cause.values()) {
                int count = count(right, verdict);
                text.append(' ')
                        .append(count == 0 ? "" : Integer.toString(count))
                        .append(" |");
            }
            text.append(" %.1f %% |%n".formatted(100.0 * count(right, right) / total(right)));
        }
        return text.toString();
    }
}
