package org.legacy.systems.city;

/** Kinds of network elements: the code that the GIS writes, the prefix of their ids, and how often such a thing fails. */
public enum DeviceType {
    SUBSTATION(10, "SS", 0.02, false),
    BREAKER(20, "CB", 0.05, true),
    LINE_SWITCH(21, "LS", 0.08, true),
    TIE_SWITCH(22, "TS", 0.08, true),
    FUSE(25, "FU", 0.12, true),
    FEEDER_LINE(30, "FL", 0.3, false),
    TRANSFORMER(40, "DT", 0.1, false),
    SERVICE_POINT(50, "SP", 0.02, false);

    private final int code;
    private final String prefix;
    private final double failuresPerYear;
    private final boolean switching;

    DeviceType(int code, String prefix, double failuresPerYear, boolean switching) {
        this.code = code;
        this.prefix = prefix;
        this.failuresPerYear = failuresPerYear;
        this.switching = switching;
    }

    public int code() {
        return code;
    }

    public String prefix() {
        return prefix;
    }

    public double failuresPerYear() {
        return failuresPerYear;
    }

    /** Whether it can be opened and closed. */
    public boolean switching() {
        return switching;
    }
}
