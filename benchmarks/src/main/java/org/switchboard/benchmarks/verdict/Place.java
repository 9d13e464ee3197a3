package org.switchboard.benchmarks.verdict;

import java.util.List;

/**
 * Premises as the city's records name them.
 *
 * @param smart whether its meter reports by itself
 * @param path from the substation to the service point
 */
record Place(
        String servicePoint, String usagePoint, String customer, String account, boolean smart, List<String> path) {

    Place {
        path = List.copyOf(path);
    }

    String transformer() {
        return path.get(path.size() - 2);
    }

    String feeder() {
        return path.get(2);
    }

    boolean isBelow(String device) {
        return path.contains(device);
    }
}
