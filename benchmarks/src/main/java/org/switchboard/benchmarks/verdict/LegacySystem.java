package org.switchboard.benchmarks.verdict;

/** A system that facts about supply come from, as the control port and as the verdict name it. */
enum LegacySystem {
    SCADA("scada", "scada"),
    GIS("gis", "gis"),
    BILLING("billing", "billing"),
    CIS("cis", "cis"),
    METERS("meters", "head-end");

    private final String word;
    private final String source;

    LegacySystem(String word, String source) {
        this.word = word;
        this.source = source;
    }

    String word() {
        return word;
    }

    /** The name of its source in Switchboard. */
    String source() {
        return source;
    }
}
