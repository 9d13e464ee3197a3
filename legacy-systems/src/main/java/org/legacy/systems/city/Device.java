package org.legacy.systems.city;

/**
 * The place of a network element in the scheme, as indexes that count from 0.
 *
 * @param type what it is
 * @param index its number among its type; for line switches 2 x feeder + (0 or 1), for ties the number of the pair
 */
public record Device(DeviceType type, int index) {

    /** The id under which the GIS and the customer system know it. */
    public String id() {
        return switch (type) {
            case SUBSTATION -> numbered(index + 1, 3);
            case LINE_SWITCH -> numbered(index / 2 + 1, 5) + "-" + (index % 2 + 1);
            case TIE_SWITCH -> numbered(2 * index + 1, 5);
            case BREAKER, FEEDER_LINE -> numbered(index + 1, 5);
            case FUSE, TRANSFORMER -> numbered(index + 1, 6);
            case SERVICE_POINT -> numbered(index + 1, 8);
        };
    }

    // much faster than String.format, which would cost minutes in a large city
    private String numbered(int number, int width) {
        String digits = Integer.toString(number);
        StringBuilder id = new StringBuilder(width + 3).append(type.prefix()).append('-');
        for (int i = digits.length(); i < width; i++) {
            id.append('0');
        }
        return id.append(digits).toString();
    }
}
