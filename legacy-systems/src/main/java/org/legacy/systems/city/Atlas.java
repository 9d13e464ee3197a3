package org.legacy.systems.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and places of network elements, and the streets on which they stand. */
public final class Atlas {

    private static final double TRUNK_NORTH = 240;
    private static final double[] LATERALS = {-180, 12, 205};
    static final int HOMES_IN_BUILDING = 24;

    private final Network network;
    private final StreetPlan streets;
    private final SeededRandom random;

    Atlas(Network network, StreetPlan streets, SeededRandom random) {
        this.network = network;
        this.streets = streets;
        this.random = random;
    }

    /** The element as the GIS describes it. */
    public Element element(Device device) {
        Optional<Integer> feeder = network.feederOf(device);
        Optional<Integer> substation = feeder.map(network::substationOf);
        DeviceType type = device.type();
        List<List<Position>> lines = type == DeviceType.FEEDER_LINE ? course(device.index()) : List.of();
        return new Element(
                device,
                name(device),
                network.fedFrom(device),
                type == DeviceType.TIE_SWITCH
                        ? Optional.of(new Device(DeviceType.LINE_SWITCH, 4 * device.index() + 3))
                        : Optional.empty(),
                substation.map(s -> new Device(DeviceType.SUBSTATION, s)),
                type == DeviceType.BREAKER ? Optional.empty() : feeder.map(f -> new Device(DeviceType.FEEDER_LINE, f)),
                type == DeviceType.SUBSTATION ? 110 : type == DeviceType.SERVICE_POINT ? 0.4 : 10,
                streets.district(substation.orElse(device.index())),
                position(device),
                lines,
                length(lines));
    }

    String feederName(int feeder) {
        return "10kV" + Words.place(feeder * 5L + 3) + "线";
    }

    private String name(Device device) {
        int index = device.index();
        return switch (device.type()) {
            case SUBSTATION -> "110kV" + Words.place(index * 7L + 1) + "变电站";
            case BREAKER -> feederName(index) + (101 + index % network.size().feedersPerSubstation()) + "开关";
            case FEEDER_LINE -> feederName(index);
            case LINE_SWITCH -> feederName(index / 2) + (index % 2 + 1) + "号分段开关";
            case TIE_SWITCH -> feederName(2 * index) + "与" + feederName(2 * index + 1) + "联络开关";
            case FUSE ->
                feederName(index / network.fusesPerFeeder()) + (index % network.fusesPerFeeder() + 1) + "号支线熔断器";
            case TRANSFORMER -> transformerName(index);
            case SERVICE_POINT -> transformerName(network.transformerOf(index)) + "接入点" + (index + 1);
        };
    }

    String transformerName(int transformer) {
        return place(transformer) + (network.placeOnFeeder(transformer) + 1) + "号公变";
    }

    /** What people call the neighbourhood of a transformer: a compound, or a village in the country. */
    String place(int transformer) {
        long number = random.below(3700, Aspect.COMPOUND, transformer);
        if (zone(transformer) != Zone.URBAN) {
            return Words.place(number) + "村";
        }
        int kind = random.below(Words.COMPOUND_KINDS.length, Aspect.PLACE, transformer);
        return Words.place(number) + Words.COMPOUND_KINDS[kind];
    }

    /** The last feeders run out into the country; the far ends of those are remote. */
    Zone zone(int transformer) {
        int feeder = network.feederOf(transformer);
        if (feeder < network.feeders() * 0.85) {
            return Zone.URBAN;
        }
        return network.sectionOf(transformer) < 2 ? Zone.RURAL : Zone.REMOTE;
    }

    District district(int transformer) {
        return streets.district(network.substationOf(network.feederOf(transformer)));
    }

    /** The road on which a transformer stands; in the country, the town. */
    String street(int transformer) {
        int feeder = network.feederOf(transformer);
        if (zone(transformer) != Zone.URBAN) {
            return Words.place(feeder * 13L + 5) + "镇";
        }
        return network.placeOnFeeder(transformer) % 4 == 3
                ? streets.street(column(feeder), eastOfTransformer(transformer))
                : streets.road(row(feeder), northOfTransformer(transformer));
    }

    Position position(Device device) {
        int index = device.index();
        return switch (device.type()) {
            case SUBSTATION -> streets.substation(index);
            case BREAKER -> beside(streets.substation(network.substationOf(index)), index);
            case FEEDER_LINE -> inCell(index, 0, TRUNK_NORTH);
            case LINE_SWITCH -> inCell(index / 2, endOfSection(index % 2), TRUNK_NORTH);
            case TIE_SWITCH -> inCell(2 * index, 990, StreetPlan.CELL_HEIGHT * 0.66);
            case FUSE -> beforeTransformer(network.transformersBelow(device).from());
            case TRANSFORMER -> inCell(network.feederOf(index), eastOfTransformer(index), northOfTransformer(index));
            case SERVICE_POINT -> {
                int transformer = network.transformerOf(index);
                yield servicePoint(
                        transformer,
                        index - network.servicePointsOfTransformer(transformer).from());
            }
        };
    }

    /** The homes of a building stand closely together, the buildings in rows around the transformer. */
    public Position servicePoint(int transformer, int home) {
        int feeder = network.feederOf(transformer);
        int building = home / HOMES_IN_BUILDING;
        int within = home % HOMES_IN_BUILDING;
        double spread = zone(transformer) == Zone.URBAN ? 1 : 6;
        double east = eastOfTransformer(transformer) - 45 + building % 4 * 28 + spread * (within % 6) * 3.5;
        double north = northOfTransformer(transformer) + 14 + building / 4 * 24 + spread * (within / 6) * 4.5;
        return inCell(feeder, east, north);
    }

    private double eastOfTransformer(int transformer) {
        int each = network.size().transformersPerFeeder();
        return (network.placeOnFeeder(transformer) + 0.5) / each * StreetPlan.CELL_WIDTH;
    }

    private double northOfTransformer(int transformer) {
        return TRUNK_NORTH + LATERALS[network.placeOnFeeder(transformer) % LATERALS.length];
    }

    private double endOfSection(int section) {
        int each = network.size().transformersPerFeeder();
        return (section + 1) * (each * 3 / 8) / (double) each * StreetPlan.CELL_WIDTH;
    }

    private Position beforeTransformer(int transformer) {
        return inCell(network.feederOf(transformer), eastOfTransformer(transformer) - 8, TRUNK_NORTH);
    }

    private static Position beside(Position place, int number) {
        return new Position(
                Math.round((place.longitude() + number % 8 * 0.00004) * 1e6) / 1e6,
                Math.round((place.latitude() + 0.00006) * 1e6) / 1e6);
    }

    /** From the substation to the trunk, the trunk, and a lateral to each transformer that stands off it. */
    private List<List<Position>> course(int feeder) {
        List<List<Position>> lines = new ArrayList<>();
        lines.add(List.of(
                streets.substation(network.substationOf(feeder)),
                inCell(feeder, 0, TRUNK_NORTH),
                inCell(feeder, StreetPlan.CELL_WIDTH, TRUNK_NORTH)));
        Span transformers = network.transformersBelow(new Device(DeviceType.FEEDER_LINE, feeder));
        for (int t = transformers.from(); t < transformers.to(); t++) {
            lines.add(List.of(
                    inCell(feeder, eastOfTransformer(t), TRUNK_NORTH),
                    inCell(feeder, eastOfTransformer(t), northOfTransformer(t))));
        }
        return lines;
    }

    private static int length(List<List<Position>> lines) {
        double metres = 0;
        for (List<Position> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                Position a = line.get(i - 1);
                Position b = line.get(i);
                double east = (b.longitude() - a.longitude()) * 111_320 * Math.cos(Math.toRadians(a.latitude()));
                metres += Math.hypot(east, (b.latitude() - a.latitude()) * 111_320);
            }
        }
        return (int) Math.round(metres);
    }

    private Position inCell(int feeder, double east, double north) {
        return streets.inCell(column(feeder), row(feeder), east, north);
    }

    private int column(int feeder) {
        return streets.column(
                network.substationOf(feeder), feeder % network.size().feedersPerSubstation());
    }

    private int row(int feeder) {
        return streets.row(network.substationOf(feeder), feeder % network.size().feedersPerSubstation());
    }
}
