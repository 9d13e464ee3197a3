package org.legacy.systems.gis;

import java.time.Instant;
import java.util.List;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Network;

/** The original network elements in an order in which whatever feeds comes before what it feeds. */
final class ElementOrder implements FeatureLog.Origin<Device> {

    private static final List<DeviceType> TOP_DOWN = List.of(
            DeviceType.SUBSTATION,
            DeviceType.BREAKER,
            DeviceType.FEEDER_LINE,
            DeviceType.LINE_SWITCH,
            DeviceType.TIE_SWITCH,
            DeviceType.FUSE,
            DeviceType.TRANSFORMER,
            DeviceType.SERVICE_POINT);

    private final Network network;
    private final EvenHistory history;

    ElementOrder(Network network, Instant generatedAt) {
        this.network = network;
        this.history = EvenHistory.until(generatedAt, size());
    }

    @Override
    public int size() {
        return TOP_DOWN.stream().mapToInt(network::count).sum();
    }

    @Override
    public Device keyAt(int position) {
        int left = position;
        for (DeviceType type : TOP_DOWN) {
            if (left < network.count(type)) {
                return new Device(type, left);
            }
            left -= network.count(type);
        }
        throw new IndexOutOfBoundsException(position);
    }

    @Override
    public int positionOf(Device device) {
        if (device.index() >= network.count(device.type())) {
            return -1;
        }
        int before = 0;
        for (DeviceType type : TOP_DOWN) {
            if (type == device.type()) {
                return before + device.index();
            }
            before += network.count(type);
        }
        return -1;
    }

    @Override
    public Instant updatedAt(int position) {
        return history.at(position);
    }
}
