package org.legacy.systems.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who feeds whom. Everything follows from the scheme of a feeder (see the README) and one array: where the service points
 * of each transformer begin. Service points are numbered so that the service points below any device have consecutive numbers.
 */
public final class Network {

    private final CitySize size;
    private final int[] firstServicePoint;
    private final int inSectionOne;
    private final int inSectionTwo;

    Network(CitySize size, SeededRandom random) {
        this.size = size;
        this.firstServicePoint = shareOut(size, random);
        this.inSectionOne = size.transformersPerFeeder() * 3 / 8;
        this.inSectionTwo = size.transformersPerFeeder() * 3 / 8;
    }

    /** Transformers are of different size: the smallest serves about a quarter of the largest. */
    private static int[] shareOut(CitySize size, SeededRandom random) {
        int transformers = size.transformers();
        double[] upTo = new double[transformers + 1];
        for (int t = 0; t < transformers; t++) {
            upTo[t + 1] = upTo[t] + 0.4 + 1.2 * random.fraction(Aspect.TRANSFORMER_SHARE, t);
        }
        int[] first = new int[transformers + 1];
        for (int t = 1; t <= transformers; t++) {
            first[t] = (int) Math.round(size.accounts() * upTo[t] / upTo[transformers]);
        }
        return first;
    }

    public CitySize size() {
        return size;
    }

    public int feeders() {
        return size.feeders();
    }

    public int fusesPerFeeder() {
        return (inSectionOne + 1) / 2 + (inSectionTwo + 1) / 2;
    }

    /** Number of elements of a type, without service points that were added later. */
    public int count(DeviceType type) {
        return switch (type) {
            case SUBSTATION -> size.substations();
            case BREAKER, FEEDER_LINE -> feeders();
            case LINE_SWITCH -> 2 * feeders();
            case TIE_SWITCH -> feeders() / 2;
            case FUSE -> feeders() * fusesPerFeeder();
            case TRANSFORMER -> size.transformers();
            case SERVICE_POINT -> size.accounts();
        };
    }

    public int transformerOf(int servicePoint) {
        int low = 0;
        int high = size.transformers() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstServicePoint[middle] <= servicePoint) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    public int feederOf(int transformer) {
        return transformer / size.transformersPerFeeder();
    }

    public int placeOnFeeder(int transformer) {
        return transformer % size.transformersPerFeeder();
    }

    /** Section of the feeder, 0 before the first line switch, 1 behind it, 2 behind both. */
    public int sectionOf(int transformer) {
        int place = placeOnFeeder(transformer);
        if (place < inSectionOne) {
            return 0;
        }
        return place < inSectionOne + inSectionTwo ? 1 : 2;
    }

    public int substationOf(int feeder) {
        return feeder / size.feedersPerSubstation();
    }

    /** The feeder at the other end of its tie. */
    public int partnerOf(int feeder) {
        return feeder ^ 1;
    }

    /** The fuse before a transformer; those in the last section have none. */
    public Optional<Device> fuseOf(int transformer) {
        int place = placeOnFeeder(transformer);
        int fuse =
                switch (sectionOf(transformer)) {
                    case 0 -> place / 2;
                    case 1 -> (inSectionOne + 1) / 2 + (place - inSectionOne) / 2;
                    default -> -1;
                };
        return fuse < 0
                ? Optional.empty()
                : Optional.of(new Device(DeviceType.FUSE, feederOf(transformer) * fusesPerFeeder() + fuse));
    }

    /** What feeds a device as normally run. For a service point added later, ask with its transformer. */
    public Optional<Device> fedFrom(Device device) {
        int index = device.index();
        return switch (device.type()) {
            case SUBSTATION -> Optional.empty();
            case BREAKER -> Optional.of(new Device(DeviceType.SUBSTATION, substationOf(index)));
            case FEEDER_LINE -> Optional.of(new Device(DeviceType.BREAKER, index));
            case LINE_SWITCH ->
                Optional.of(
                        index % 2 == 0
                                ? new Device(DeviceType.FEEDER_LINE, index / 2)
                                : new Device(DeviceType.LINE_SWITCH, index - 1));
            case TIE_SWITCH -> Optional.of(new Device(DeviceType.LINE_SWITCH, 4 * index + 1));
            case FUSE ->
                Optional.of(headOfSection(
                        index / fusesPerFeeder(), index % fusesPerFeeder() < (inSectionOne + 1) / 2 ? 0 : 1));
            case TRANSFORMER ->
                Optional.of(fuseOf(index).orElseGet(() -> headOfSection(feederOf(index), sectionOf(index))));
            case SERVICE_POINT -> Optional.of(new Device(DeviceType.TRANSFORMER, transformerOf(index)));
        };
    }

    private Device headOfSection(int feeder, int section) {
        return section == 0
                ? new Device(DeviceType.FEEDER_LINE, feeder)
                : new Device(DeviceType.LINE_SWITCH, 2 * feeder + section - 1);
    }

    /** Substation first, the device itself last. */
    public List<Device> pathTo(Device device) {
        List<Device> path = new ArrayList<>();
        for (Optional<Device> at = Optional.of(device); at.isPresent(); at = fedFrom(at.get())) {
            path.add(0, at.get());
        }
        return path;
    }

    /** The feeder of a device; absent for substations. Service points must be of the original city. */
    public Optional<Integer> feederOf(Device device) {
        int index = device.index();
        return switch (device.type()) {
            case SUBSTATION -> Optional.empty();
            case BREAKER, FEEDER_LINE -> Optional.of(index);
            case LINE_SWITCH -> Optional.of(index / 2);
            case TIE_SWITCH -> Optional.of(2 * index);
            case FUSE -> Optional.of(index / fusesPerFeeder());
            case TRANSFORMER -> Optional.of(feederOf(index));
            case SERVICE_POINT -> Optional.of(feederOf(transformerOf(index)));
        };
    }

    /** The transformers below a device as normally run: from (included), to (excluded). */
    public Span transformersBelow(Device device) {
        int index = device.index();
        int each = size.transformersPerFeeder();
        return switch (device.type()) {
            case SUBSTATION ->
                new Span(
                        Math.min(index * size.feedersPerSubstation(), feeders()) * each,
                        Math.min((index + 1) * size.feedersPerSubstation(), feeders()) * each);
            case BREAKER, FEEDER_LINE -> new Span(index * each, (index + 1) * each);
            case LINE_SWITCH ->
                new Span(index / 2 * each + inSectionOne + (index % 2 == 0 ? 0 : inSectionTwo), (index / 2 + 1) * each);
            case TIE_SWITCH -> Span.NONE;
            case FUSE -> belowFuse(index / fusesPerFeeder() * each, index % fusesPerFeeder());
            case TRANSFORMER -> new Span(index, index + 1);
            case SERVICE_POINT -> Span.NONE;
        };
    }

    private Span belowFuse(int firstOfFeeder, int fuse) {
        int fusesInOne = (inSectionOne + 1) / 2;
        int begin = fuse < fusesInOne ? 2 * fuse : inSectionOne + 2 * (fuse - fusesInOne);
        int sectionEnd = fuse < fusesInOne ? inSectionOne : inSectionOne + inSectionTwo;
        return new Span(firstOfFeeder + begin, firstOfFeeder + Math.min(begin + 2, sectionEnd));
    }

    /** The service points of the original city below a device as normally run. */
    public Span servicePointsBelow(Device device) {
        if (device.type() == DeviceType.SERVICE_POINT) {
            return new Span(device.index(), device.index() + 1);
        }
        Span transformers = transformersBelow(device);
        return new Span(firstServicePoint[transformers.from()], firstServicePoint[transformers.to()]);
    }

    public Span servicePointsOfTransformer(int transformer) {
        return new Span(firstServicePoint[transformer], firstServicePoint[transformer + 1]);
    }

    /** The device with this id, if the original city has it. */
    public Optional<Device> find(String id) {
        for (DeviceType type : DeviceType.values()) {
            if (id.startsWith(type.prefix() + "-")) {
                return DeviceIds.parse(type, id).filter(device -> device.index() < count(type));
            }
        }
        return Optional.empty();
    }
}
