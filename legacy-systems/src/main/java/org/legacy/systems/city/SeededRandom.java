package org.legacy.systems.city;

/**
 * Stateless seeded random numbers: the same seed, aspect and index always give the same value, in any order of calls.
 */
public record SeededRandom(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** 64 well-mixed bits. */
    public long bits(Aspect aspect, long index) {
        long mixed = finish(seed + GOLDEN_GAMMA * (aspect.ordinal() + 1));
        return finish(mixed + GOLDEN_GAMMA * (index + 1));
    }

    /** A whole number from 0 to {@code bound - 1}. */
    public int below(int bound, Aspect aspect, long index) {
        return (int) Math.floorMod(bits(aspect, index), (long) bound);
    }

    /** A fraction from 0 (included) to 1 (excluded). */
    public double fraction(Aspect aspect, long index) {
        return (bits(aspect, index) >>> 11) * 0x1.0p-53;
    }

    /** True in {@code perMille} of a thousand indexes. */
    public boolean happens(int perMille, Aspect aspect, long index) {
        return below(1000, aspect, index) < perMille;
    }

    private static long finish(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
