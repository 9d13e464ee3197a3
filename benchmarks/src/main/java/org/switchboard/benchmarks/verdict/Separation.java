package org.switchboard.benchmarks.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the meters below a device show whether the device has lost supply. It is the share of smart meters that
 * reported a loss, for devices with and without supply. The thresholds in the rules are based on it.
 */
final class Separation {

    private final Map<String, List<Double>> withoutSupply = new TreeMap<>();
    private final Map<String, List<Double>> withSupply = new TreeMap<>();
    private int mostSingles;

    /** To be called while the meters' system is up. */
    void observe(Town town, Truths truths) {
        town.devices().forEach(device -> observe(device, town.below(device), truths));
    }

    private void observe(String device, List<Place> places, Truths truths) {
        List<Place> smart = places.stream().filter(Place::smart).toList();
        if (smart.isEmpty() || device.startsWith("SP-")) {
            return;
        }
        int reported = (int) smart.stream()
                .filter(place -> truths.reportedLoss().contains(place.servicePoint()))
                .count();
        boolean dark = places.stream().allMatch(place -> truths.lossAt(place).isPresent());
        boolean fed = places.stream().anyMatch(place -> truths.lossAt(place).isEmpty());
        String kind = device.substring(0, 2);
        double share = (double) reported / smart.size();
        if (dark) {
            withoutSupply.computeIfAbsent(kind, key -> new ArrayList<>()).add(share);
        } else if (fed && reported > 0) {
            withSupply.computeIfAbsent(kind, key -> new ArrayList<>()).add(share);
            if (kind.equals("DT")) {
                mostSingles = Math.max(mostSingles, reported);
            }
        }
    }

    String asMarkdown() {
        StringBuilder text =
                new StringBuilder("\n## Meters below devices\n\nThe share of the smart meters below a device"
                        + " that were heard to lose supply, while their system was up. Of devices with supply only those with at"
                        + " least one such meter count.\n\n| device | without supply: number | least share | 1 % | 5 % |"
                        + " with supply: number | largest share | 99 % |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        withoutSupply.forEach((kind, shares) -> {
            List<Double> others = withSupply.getOrDefault(kind, List.of());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f | %d | %s | %s |\n",
                    kind,
                    shares.size(),
                    quantile(shares, 0),
                    quantile(shares, .01),
                    quantile(shares, .05),
                    others.size(),
                    others.isEmpty() ? "" : "%.2f".formatted(quantile(others, 1)),
                    others.isEmpty() ? "" : "%.2f".formatted(quantile(others, .99))));
        });
        return text + "\nMost meters heard to lose supply below one transformer that has supply: " + mostSingles
                + ".\n";
    }

    /** @param share of the values that lie below it, from 0 to 1 */
    static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
