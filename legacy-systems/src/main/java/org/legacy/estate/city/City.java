package org.legacy.estate.city;

/** A whole city out of a seed and a number of customers. */
public final class City {

    private final long seed;
    private final Dice dice;
    private final CitySize size;
    private final Network network;
    private final Atlas atlas;
    private final Register register;

    public City(long seed, int customers) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.size = CitySize.of(customers);
        this.network = new Network(size, dice);
        this.atlas = new Atlas(network, new StreetPlan(size), dice);
        this.register = new Register(size, dice, network, atlas);
    }

    public long seed() {
        return seed;
    }

    public Dice dice() {
        return dice;
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
