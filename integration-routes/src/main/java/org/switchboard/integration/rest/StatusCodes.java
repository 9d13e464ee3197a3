package org.switchboard.integration.rest;

import java.util.Arrays;
import java.util.List;

/** Status codes as configured: {@code 200-299,409}. */
record StatusCodes(List<Range> ranges) {

    private record Range(int from, int to) {}

    static StatusCodes parse(String text) {
        return new StatusCodes(Arrays.stream(text.split(","))
                .map(String::strip)
                .map(part -> part.split("-", 2))
                .map(ends -> new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .toList());
    }

    boolean contain(int status) {
        return ranges.stream().anyMatch(range -> status >= range.from && status <= range.to);
    }
}
