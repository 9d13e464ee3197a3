package org.switchboard.benchmarks.verdict;

import java.util.EnumMap;
import java.util.Map;
import org.switchboard.agentdesk.verdict.Basis;

/**
 * How well stated confidence agrees with the share of right verdicts, by basis. UNKNOWN claims nothing and is not counted.
 */
final class Calibration {

    private final Map<Basis, Bin> bins = new EnumMap<>(Basis.class);

    /** Verdicts on one basis. */
    record Bin(int count, int right, double confidenceSum) {

        /** Of verdicts on this basis, how many were right, from 0 to 1. */
        double share() {
            return (double) right / count;
        }

        double confidence() {
            return confidenceSum / count;
        }

        private Bin plus(Bin other) {
            return new Bin(count + other.count, right + other.right, confidenceSum + other.confidenceSum);
        }
    }

    void add(Basis basis, double confidence, boolean right) {
        if (basis != Basis.NONE) {
            bins.merge(basis, new Bin(1, right ? 1 : 0, confidence), Bin::plus);
        }
    }

    Map<Basis, Bin> bins() {
        return bins;
    }

    int count(Basis basis) {
        return bins.containsKey(basis) ? bins.get(basis).count() : 0;
    }

    /** Expected calibration error: the difference of confidence and share, weighted by how often each basis was given. */
    double error() {
        int total = bins.values().stream().mapToInt(Bin::count).sum();
        return bins.values().stream()
                .mapToDouble(bin -> (double) bin.count() / total * Math.abs(bin.share() - bin.confidence()))
                .sum();
    }
}
