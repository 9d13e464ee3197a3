package org.legacy.systems.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceIds;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Element;
import org.legacy.systems.city.Network;
import org.legacy.systems.city.Span;

/** All service points: those of the original city, and those that were connected since. */
public final class ServicePoints {

    private final City city;
    private final Network network;
    private final List<Integer> addedAt = new ArrayList<>();

    public ServicePoints(City city) {
        this.city = city;
        this.network = city.network();
    }

    /** Connects a new service point to a transformer. */
    public synchronized Device connect(int transformer) {
        addedAt.add(transformer);
        return new Device(DeviceType.SERVICE_POINT, count() - 1);
    }

    public synchronized int count() {
        return network.count(DeviceType.SERVICE_POINT) + addedAt.size();
    }

    public synchronized int transformerOf(Device servicePoint) {
        int original = network.count(DeviceType.SERVICE_POINT);
        return servicePoint.index() < original
                ? network.transformerOf(servicePoint.index())
                : addedAt.get(servicePoint.index() - original);
    }

    /** Number of a service point among those of its transformer, which decides where it stands. */
    public synchronized int homeOf(Device servicePoint) {
        int original = network.count(DeviceType.SERVICE_POINT);
        int transformer = transformerOf(servicePoint);
        Span first = network.servicePointsOfTransformer(transformer);
        if (servicePoint.index() < original) {
            return servicePoint.index() - first.from();
        }
        int earlier = (int) addedAt.subList(0, servicePoint.index() - original).stream()
                .filter(at -> at == transformer)
                .count();
        return first.size() + earlier;
    }

    /** Any device with this id, also a service point that was added. */
    public Optional<Device> find(String id) {
        if (id.startsWith(DeviceType.SERVICE_POINT.prefix() + "-")) {
            return DeviceIds.parse(DeviceType.SERVICE_POINT, id).filter(device -> device.index() < count());
        }
        return network.find(id);
    }

    public Element element(Device device) {
        int original = network.count(DeviceType.SERVICE_POINT);
        if (device.type() != DeviceType.SERVICE_POINT || device.index() < original) {
            return city.atlas().element(device);
        }
        int transformer = transformerOf(device);
        Element feeding = city.atlas().element(new Device(DeviceType.TRANSFORMER, transformer));
        return new Element(
                device,
                feeding.name() + "接入点" + (device.index() + 1),
                Optional.of(feeding.device()),
                Optional.empty(),
                feeding.substation(),
                feeding.feederLine(),
                0.4,
                feeding.district(),
                city.atlas().servicePoint(transformer, homeOf(device)),
                List.of(),
                0);
    }

    /** Substation first, the device itself last. */
    public List<Device> pathTo(Device device) {
        if (device.type() != DeviceType.SERVICE_POINT) {
            return network.pathTo(device);
        }
        List<Device> path = network.pathTo(new Device(DeviceType.TRANSFORMER, transformerOf(device)));
        path.add(device);
        return path;
    }

    /** Every service point below a device as normally run, a service point itself included. */
    public void below(Device device, Consumer<Device> each) {
        if (device.type() == DeviceType.SERVICE_POINT) {
            each.accept(device);
            return;
        }
        Span span = network.servicePointsBelow(device);
        for (int i = span.from(); i < span.to(); i++) {
            each.accept(new Device(DeviceType.SERVICE_POINT, i));
        }
        Span transformers = network.transformersBelow(device);
        added(transformers).forEach(each);
    }

    /** Indexes of the service points below whatever is open, failed or cut off, in order: nobody else can be dark. */
    public SortedSet<Integer> inDoubt(Grid grid) {
        SortedSet<Integer> inDoubt = new TreeSet<>();
        for (int transformer : grid.transformersInDoubt()) {
            below(new Device(DeviceType.TRANSFORMER, transformer), servicePoint -> inDoubt.add(servicePoint.index()));
        }
        grid.failedServicePoints().forEach(device -> inDoubt.add(device.index()));
        return inDoubt;
    }

    public int countBelow(Device device) {
        return device.type() == DeviceType.SERVICE_POINT
                ? 1
                : network.servicePointsBelow(device).size()
                        + added(network.transformersBelow(device)).size();
    }

    private synchronized List<Device> added(Span transformers) {
        List<Device> added = new ArrayList<>();
        for (int i = 0; i < addedAt.size(); i++) {
            if (transformers.contains(addedAt.get(i))) {
                added.add(new Device(DeviceType.SERVICE_POINT, network.count(DeviceType.SERVICE_POINT) + i));
            }
        }
        return added;
    }
}
