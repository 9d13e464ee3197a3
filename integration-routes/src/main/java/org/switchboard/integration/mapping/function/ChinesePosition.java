package org.switchboard.integration.mapping.function;

/**
 * A position of the systems that maps of China use, in degrees. GCJ-02 shifts WGS 84 by some hundred metres, inside
 * China only, by a formula on the ellipsoid of Krasovsky that became public through map software; BD-09 shifts GCJ-02
 * once more. Neither has an inverse in closed form, so GCJ-02 is undone step by step.
 */
record ChinesePosition(double longitude, double latitude) {

    private static final double SEMI_MAJOR_AXIS = 6378245.0; // metres
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double BAIDU_ANGLE = Math.PI * 3000 / 180;
    private static final double TOLERANCE = 1e-9; // degrees, a tenth of a millimetre
    private static final int MOST_STEPS = 30;

    ChinesePosition toWgs84() {
        ChinesePosition guess = this;
        for (int step = 0; step < MOST_STEPS; step++) {
            ChinesePosition shifted = guess.toGcj02();
            double east = shifted.longitude - longitude;
            double north = shifted.latitude - latitude;
            guess = new ChinesePosition(guess.longitude - east, guess.latitude - north);
            if (Math.max(Math.abs(east), Math.abs(north)) < TOLERANCE) {
                break;
            }
        }
        return guess;
    }

    ChinesePosition toGcj02() {
        if (!ChinaOutline.contains(longitude, latitude)) {
            return this;
        }
        double x = longitude - 105;
        double y = latitude - 35;
        double radians = Math.toRadians(latitude);
        double sine = Math.sin(radians);
        double flat = 1 - ECCENTRICITY_SQUARED * sine * sine;
        double north = Math.toDegrees(
                northMetres(x, y) * flat * Math.sqrt(flat) / (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)));
        double east = Math.toDegrees(eastMetres(x, y) * Math.sqrt(flat) / (SEMI_MAJOR_AXIS * Math.cos(radians)));
        return new ChinesePosition(longitude + east, latitude + north);
    }

    /** From BD-09 to GCJ-02. */
    ChinesePosition fromBaidu() {
        double x = longitude - 0.0065;
        double y = latitude - 0.006;
        double radius = Math.hypot(x, y) - 0.00002 * Math.sin(y * BAIDU_ANGLE);
        double angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU_ANGLE);
        return new ChinesePosition(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    private static double northMetres(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20, 2, 20)
                + waves(y, 1, 20, 1.0 / 3, 40)
                + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    }

    private static double eastMetres(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20, 2, 20)
                + waves(x, 1, 20, 1.0 / 3, 40)
                + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    }

    private static double waves(double at, double first, double high, double second, double higher) {
        return (high * Math.sin(first * at * Math.PI) + higher * Math.sin(second * at * Math.PI)) * 2 / 3;
    }
}
