package org.legacy.systems.city;

/** A run of service points, from {@code from} up to but without {@code to}. */
public record Span(int from, int to) {

    public static final Span NONE = new Span(0, 0);

    public int size() {
        return to - from;
    }

    public boolean contains(int servicePoint) {
        return servicePoint >= from && servicePoint < to;
    }
}
