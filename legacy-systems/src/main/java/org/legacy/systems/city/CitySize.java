package org.legacy.systems.city;

/**
 * How large everything is for a number of customers. Some customers have further accounts, each account has one premises,
 * one usage point and one meter. A larger city has larger feeders, as real ones have.
 */
public record CitySize(int customers, int transformersPerFeeder, int servicesPerTransformer, int feedersPerSubstation) {

    public static final int SMALLEST = 50;
    public static final int LARGEST = 2_000_000;

    /** Customers in a block that share {@link #FURTHER_ACCOUNTS} second accounts among themselves. */
    static final int BLOCK = 50;

    static final int FURTHER_ACCOUNTS = 2;

    public static CitySize of(int customers) {
        if (customers < SMALLEST || customers > LARGEST) {
            throw new IllegalArgumentException(
                    "The number of customers must be from " + SMALLEST + " to " + LARGEST + ", not " + customers + ".");
        }
        if (customers <= 20_000) {
            return new CitySize(customers, 8, 33, 4);
        }
        if (customers <= 300_000) {
            return new CitySize(customers, 12, 50, 8);
        }
        return new CitySize(customers, 16, 65, 8);
    }

    /** Accounts, and as many premises, usage points, meters and service points. */
    public int accounts() {
        return customers + blocks() * FURTHER_ACCOUNTS;
    }

    /** Always even, since feeders are tied in pairs. */
    public int feeders() {
        double exact = accounts() / (double) (transformersPerFeeder * servicesPerTransformer);
        return Math.max(2, 2 * (int) Math.round(exact / 2));
    }

    public int substations() {
        return (feeders() + feedersPerSubstation - 1) / feedersPerSubstation;
    }

    public int transformers() {
        return feeders() * transformersPerFeeder;
    }

    int blocks() {
        return customers / BLOCK;
    }
}
