package org.legacy.systems.city;

/** How far from the centre a place lies, with the digit that the customer system writes. */
public enum Zone {
    URBAN('1'),
    RURAL('2'),
    REMOTE('3');

    private final char code;

    Zone(char code) {
        this.code = code;
    }

    public char code() {
        return code;
    }
}
