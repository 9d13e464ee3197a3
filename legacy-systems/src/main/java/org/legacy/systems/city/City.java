package org.legacy.systems.city;

/** A whole city out of a seed and a number of customers. */
public final class City {

    private final long seed;
    private final SeededRandom random;
    private final CitySize size;
    private final Network network;
    private final Atlas atlas;
    private final Register register;

    public City(long seed, int customers) {
        this.seed = seed;
        this.random = new SeededRandom(seed);
        this.size = CitySize.of(customers);
        this.network = new Network(size, random);
        this.atlas = new Atlas(network, new StreetPlan(size), random);
        this.register = new Register(size, random, network, atlas);
    }

    public long seed() {
        return seed;
    }

    public SeededRandom random() {
        return random;
    }

    public CitySize size() {
        return size;
    }

    public Network network() {
        return network;
    }

    public Atlas atlas() {
        return atlas;
    }

    public Register register() {
        return register;
    }
}
