package org.legacy.systems.scada;

import org.legacy.systems.city.Device;

/** A thing that is measured, and the information object address under which it is sent. */
public record Point(int address, Device device, Quantity quantity) {

    /** What is measured, with the words that the GIS uses for it. */
    public enum Quantity {
        POSITION("POS", "", 31),
        CURRENT_A("IA", "A", 36),
        CURRENT_B("IB", "A", 36),
        CURRENT_C("IC", "A", 36),
        VOLTAGE_AB("UAB", "kV", 36);

        private final String word;
        private final String unit;
        private final int asduType;

        Quantity(String word, String unit, int asduType) {
            this.word = word;
            this.unit = unit;
            this.asduType = asduType;
        }

        public String word() {
            return word;
        }

        public String unit() {
            return unit;
        }

        public int asduType() {
            return asduType;
        }
    }
}
