package org.switchboard.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers by their class, and the requests that the server failed on. */
final class AnswerCounts {

    private static final int MOST_NAMED = 40;

    private final Map<String, Integer> byKindAndStatus = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Integer> byStatus = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    /** @param status 0 when the connection ended without an answer, -1 when nothing came in time */
    void add(String kind, int number, String line, int status, String body) {
        String name = name(status);
        byStatus.merge(name, 1, Integer::sum);
        byKindAndStatus.merge(kind + ": " + name, 1, Integer::sum);
        if (isFailure(status) && failures.size() < MOST_NAMED) {
            failures.add(
                    "#" + number + " " + line + ": " + status + " " + body.substring(0, Math.min(body.length(), 300)));
        }
    }

    /** 503 is an answer of a declared limit, or of a system behind the server that is busy or paused. */
    private static boolean isFailure(int status) {
        return status < 0 || status >= 500 && status != 503;
    }

    private static String name(int status) {
        return switch (status) {
            case -1 -> "no answer in time";
            case 0 -> "closed without an answer";
            case 413, 429, 503 -> String.valueOf(status);
            default -> status / 100 + "xx";
        };
    }

    boolean isWithoutFailure() {
        return failures.isEmpty();
    }

    List<String> failures() {
        return failures;
    }

    Map<String, Integer> byStatus() {
        return byStatus;
    }

    Map<String, Integer> byKind() {
        return byKindAndStatus;
    }
}
