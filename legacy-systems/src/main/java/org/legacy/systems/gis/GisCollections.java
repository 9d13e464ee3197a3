package org.legacy.systems.gis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Element;
import org.legacy.systems.grid.ServicePoints;
import org.legacy.systems.scada.Point;
import org.legacy.systems.scada.PointTable;

/** The four collections of the GIS, with its property names. */
public final class GisCollections {

    private static final DateTimeFormatter UTC_MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final Pattern POINT_ID = Pattern.compile("TP-(\\d{1,8})");

    private final ServicePoints servicePoints;
    private final OutageBook book;
    private final FeatureLog<Device> elementLog;
    private final List<FeatureCollection> all;

    public GisCollections(
            City city, ServicePoints servicePoints, PointTable points, OutageBook book, Instant generatedAt) {
        this.servicePoints = servicePoints;
        this.book = book;
        this.elementLog = new FeatureLog<>(new ElementOrder(city.network(), generatedAt));
        FeatureLog<Point> pointLog = new FeatureLog<>(new PointOrder(points, generatedAt));
        this.all = List.of(
                new LoggedCollection<>("network_elements", "电网设备", elementLog, servicePoints::find, this::element),
                new LoggedCollection<>(
                        "telemetry_points", "遥测遥信点表", pointLog, id -> parsePoint(points, id), this::telemetryPoint),
                new LoggedCollection<>("planned_outages", "计划停电", book.planLog(), Optional::of, this::plan),
                new LoggedCollection<>("outages", "故障停电", book.outageLog(), Optional::of, this::outage));
    }

    public List<FeatureCollection> all() {
        return all;
    }

    public Optional<FeatureCollection> find(String id) {
        return all.stream().filter(collection -> collection.id().equals(id)).findFirst();
    }

    /** Notes that a network element has appeared or changed. */
    public void elementChanged(Device device, Instant at) {
        elementLog.changed(device, at);
    }

    public int elementCount() {
        return elementLog.count();
    }

    private static Optional<Point> parsePoint(PointTable points, String id) {
        return POINT_ID.matcher(id).matches() ? points.byAddress(Integer.parseInt(id.substring(3))) : Optional.empty();
    }

    private ObjectNode element(Device device, Instant updatedAt) {
        Element element = servicePoints.element(device);
        ObjectNode feature = element.lines().isEmpty()
                ? GeoJson.point(element.id(), element.position())
                : GeoJson.lines(element.id(), element.lines());
        ObjectNode properties = feature.putObject("properties");
        properties.put("dev_type", device.type().code());
        properties.put("dev_name", element.name());
        properties.put("fed_from", element.fedFrom().map(Device::id).orElse(null));
        properties.put("fed_from_2", element.fedFromOther().map(Device::id).orElse(null));
        properties.put("norm_stat", device.type().switching() ? (Integer) (element.normallyOpen() ? 1 : 0) : null);
        properties.put("sub_id", element.substation().map(Device::id).orElse(null));
        properties.put("fdr_id", element.feederLine().map(Device::id).orElse(null));
        properties.put("volt_kv", element.kilovolts());
        properties.put("dist_code", element.district().code());
        properties.put("len_m", device.type() == DeviceType.FEEDER_LINE ? (Integer) element.lengthMetres() : null);
        properties.put("fail_py", device.type().failuresPerYear());
        properties.put("run_stat", 1);
        properties.put("updated_at", UTC_MILLIS.format(updatedAt));
        return feature;
    }

    private ObjectNode telemetryPoint(Point point, Instant updatedAt) {
        ObjectNode feature = GeoJson.point(
                "TP-" + point.address(), servicePoints.element(point.device()).position());
        feature.putObject("properties")
                .put("ca", PointTable.STATION)
                .put("ioa", point.address())
                .put("dev_id", point.device().id())
                .put("meas", point.quantity().word())
                .put("unit", point.quantity().unit())
                .put("asdu_type", point.quantity().asduType())
                .put("updated_at", UTC_MILLIS.format(updatedAt));
        return feature;
    }

    private ObjectNode plan(String id, Instant updatedAt) {
        PlannedOutage plan = book.plan(id).orElseThrow();
        Element first = servicePoints.element(plan.devices().get(0));
        ObjectNode feature = GeoJson.point(id, first.position());
        ObjectNode properties = feature.putObject("properties");
        ArrayNode devices = properties.putArray("dev_ids");
        plan.devices().forEach(device -> devices.add(device.id()));
        properties
                .put("dev_name", first.name())
                .put("beg_time", local(plan.from()))
                .put("end_time", local(plan.to()))
                .put("reason", plan.reason())
                .put("plan_stat", plan.state())
                .put(
                        "cust_cnt",
                        plan.devices().stream()
                                .mapToInt(servicePoints::countBelow)
                                .sum())
                .put("updated_at", UTC_MILLIS.format(updatedAt));
        return feature;
    }

    private ObjectNode outage(String id, Instant updatedAt) {
        KnownOutage outage = book.outage(id).orElseThrow();
        Element element = servicePoints.element(outage.device());
        ObjectNode feature = GeoJson.point(id, element.position());
        feature.putObject("properties")
                .put("dev_id", element.id())
                .put("dev_name", element.name())
                .put("beg_time", local(outage.from()))
                .put(
                        "est_rest",
                        outage.estimatedRestoration().map(GisCollections::local).orElse(null))
                .put("end_time", outage.ended().map(GisCollections::local).orElse(null))
                .put("cause_code", outage.causeCode())
                .put("cause", outage.cause())
                .put("cust_cnt", servicePoints.countBelow(outage.device()))
                .put("crew_stat", outage.crewState())
                .put("outg_stat", outage.state())
                .put("updated_at", UTC_MILLIS.format(updatedAt));
        return feature;
    }

    private static String local(Instant moment) {
        return LOCAL.format(moment.atZone(LocalTime.ZONE));
    }
}
