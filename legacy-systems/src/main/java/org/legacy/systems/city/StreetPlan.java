package org.legacy.systems.city;

/**
 * The grid of streets. Each feeder serves one cell, wider than it is high; a substation stands where its cells meet.
 * Roads run west to east, streets south to north. Places are metres from the south-west corner, turned into degrees.
 */
final class StreetPlan {

    static final double CELL_WIDTH = 1000;
    static final double CELL_HEIGHT = 720;
    private static final double ROAD_SPACING = CELL_HEIGHT / 3;
    private static final double STREET_SPACING = CELL_WIDTH / 4;

    private static final double CENTRE_LONGITUDE = 119.68;
    private static final double CENTRE_LATITUDE = 30.12;
    private static final double METRES_PER_DEGREE = 111_320;

    private final int cellsAcrossSubstation;
    private final int cellsUpSubstation;
    private final int substationsAcross;
    private final int substations;

    StreetPlan(CitySize size) {
        cellsUpSubstation = 2;
        cellsAcrossSubstation = size.feedersPerSubstation() / cellsUpSubstation;
        substations = size.substations();
        // blocks of cells are about square for 4 x 2 cells of this shape when there are fewer across than up
        substationsAcross = Math.max(1, (int) Math.ceil(Math.sqrt(substations * 2.88 / (cellsAcrossSubstation * 2))));
    }

    /** Column of a feeder's cell, counted from the west. */
    int column(int substation, int feederOfSubstation) {
        return substation % substationsAcross * cellsAcrossSubstation + feederOfSubstation / cellsUpSubstation;
    }

    /** Row of a feeder's cell, counted from the south. */
    int row(int substation, int feederOfSubstation) {
        return substation / substationsAcross * cellsUpSubstation + feederOfSubstation % cellsUpSubstation;
    }

    Position substation(int substation) {
        double x = (substation % substationsAcross + 0.5) * cellsAcrossSubstation * CELL_WIDTH + 35;
        double y = (substation / substationsAcross + 0.5) * cellsUpSubstation * CELL_HEIGHT + 20;
        return at(x, y);
    }

    Position inCell(int column, int row, double east, double north) {
        return at(column * CELL_WIDTH + east, row * CELL_HEIGHT + north);
    }

    /** Name of the road (west to east) that is nearest below this height of the cell. */
    String road(int row, double north) {
        int road = row * 3 + (int) Math.round(north / ROAD_SPACING);
        return Words.place(road * 2L) + "路";
    }

    /** Name of the street (south to north) nearest to this place of the cell. */
    String street(int column, double east) {
        int street = column * 4 + (int) Math.round(east / STREET_SPACING);
        return Words.place(street * 2L + 1) + "街";
    }

    District district(int substation) {
        return District.ALL[
                (int) ((long) substation * District.ALL.length / Math.max(substations, District.ALL.length))];
    }

    private Position at(double x, double y) {
        double width = substationsAcross * cellsAcrossSubstation * CELL_WIDTH;
        double height = Math.ceil(substations / (double) substationsAcross) * cellsUpSubstation * CELL_HEIGHT;
        double latitude = CENTRE_LATITUDE + (y - height / 2) / METRES_PER_DEGREE;
        double longitude =
                CENTRE_LONGITUDE + (x - width / 2) / (METRES_PER_DEGREE * Math.cos(Math.toRadians(CENTRE_LATITUDE)));
        return new Position(round(longitude), round(latitude));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
