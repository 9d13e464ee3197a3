package org.legacy.systems.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.legacy.systems.cis.CisRecords;
import org.legacy.systems.cis.CisTable;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.gis.FeatureCollection;
import org.legacy.systems.grid.SupplyInterruption;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;
import org.legacy.systems.meters.SupplyEvent;

/** Answers the ground truth, which may differ from what the systems report. */
final class Truth {

    private static final int MOST_SAMPLES = 10_000;

    private final World world;
    private final Supply supply;
    private final Dossiers dossiers;
    private final Samples samples;

    Truth(World world) {
        this.world = world;
        this.supply = new Supply(world);
        this.dossiers = new Dossiers(world);
        this.samples = new Samples(world);
    }

    Reply answer(Request request) throws SQLException, IOException {
        List<String> path = request.path().subList(1, request.path().size());
        if (path.size() == 1) {
            return switch (path.get(0)) {
                case "counts" -> Reply.json(200, counts());
                case "dark" -> Reply.lines(this::writeInterruptions);
                case "sample" -> sample(request);
                case "works" -> new WorksDesk(world.works()).truth();
                case "meter-states" -> Reply.lines(this::writeMeterStates);
                default -> dump(path.get(0));
            };
        }
        if (path.size() == 2 && path.get(0).equals("customers")) {
            return Reply.json(200, customer(path.get(1)));
        }
        if (path.size() == 3 && path.get(0).equals("customers") && path.get(2).equals("path")) {
            return Reply.json(200, paths(path.get(1)));
        }
        if (path.size() == 3 && path.get(0).equals("devices") && path.get(2).equals("customers")) {
            return below(path.get(1));
        }
        throw new Refusal(404, "There is nothing at this address.");
    }

    /** The dossier of a customer. */
    ObjectNode customer(String number) throws SQLException, IOException {
        return dossiers.find(number).orElseThrow(() -> new Refusal(404, "There is no customer " + number + "."));
    }

    private ObjectNode paths(String number) throws SQLException, IOException {
        ObjectNode json = Json.object().put("cust_no", number);
        ArrayNode paths = json.putArray("paths");
        customer(number).get("services").forEach(service -> paths.add(service.get("path")));
        return json;
    }

    private ObjectNode counts() throws SQLException, IOException {
        ObjectNode json = Json.object();
        ObjectNode deleted = Json.object();
        for (CisTable table : CisTable.values()) {
            String word = table == CisTable.USAGE_POINTS
                    ? "usagePoints"
                    : table.name().toLowerCase(Locale.ROOT);
            CisRecords.Count count = world.cis().count(table);
            json.put(word, count.live());
            deleted.put(word, count.deleted());
        }
        json.set("deleted", deleted);
        json.put("networkElements", world.collections().elementCount());
        json.put("telemetryPoints", world.points().count());
        json.put("plannedOutages", world.outages().plans().size());
        json.put("outages", world.outages().outages().size());
        json.put("feeders", world.city().size().feeders());
        json.put("substations", world.city().size().substations());
        json.put("transformers", world.city().size().transformers());
        int[] dark = new int[1];
        forEachInterruption((account, interruption) -> dark[0]++);
        return json.put("dark", dark[0]);
    }

    private FeatureCollection collection(String id) {
        return world.collections().find(id).orElseThrow();
    }

    private Reply dump(String word) {
        Optional<CisTable> table = CisTable.of(word);
        if (table.isPresent()) {
            return Reply.lines(out -> {
                try {
                    world.cis().dump(table.get(), row -> line(out, row));
                } catch (SQLException e) {
                    throw new IOException("The dump of " + word + " broke off.", e);
                }
            });
        }
        FeatureCollection collection = world.collections()
                .find(word.replace('-', '_'))
                .orElseThrow(() -> new Refusal(404, "There is no truth about " + word + "."));
        return Reply.lines(out -> {
            for (int position = 0; position < collection.end(); position++) {
                Optional<ObjectNode> feature = collection.at(position);
                if (feature.isPresent()) {
                    line(out, flat(feature.get()));
                }
            }
        });
    }

    /** A feature without its GeoJSON envelope. */
    private ObjectNode flat(ObjectNode feature) {
        String id = feature.get("id").asText();
        ObjectNode flat = Json.object().put("id", id);
        flat.setAll((ObjectNode) feature.get("properties"));
        ArrayNode at = (ArrayNode) feature.get("geometry").get("coordinates");
        if (feature.get("geometry").get("type").asText().equals("Point")) {
            flat.put("lon", at.get(0).asDouble()).put("lat", at.get(1).asDouble());
        } else {
            flat.put("lon", at.get(0).get(1).get(0).asDouble())
                    .put("lat", at.get(0).get(1).get(1).asDouble());
        }
        return flat;
    }

    private Reply sample(Request request) throws SQLException, IOException {
        String kind = request.parameter("kind").orElseThrow(() -> new Refusal(400, "The parameter kind is missing."));
        Optional<Integer> wanted = request.parameter("n").map(text -> number("n", text));
        int skip = request.parameter("skip").map(text -> number("skip", text)).orElse(0);
        List<Samples.Sample> found = samples.find(kind, Math.min(MOST_SAMPLES, wanted.orElse(1)), skip);
        if (found.isEmpty()) {
            throw new Refusal(404, "There is no customer of the kind " + kind + " now.");
        }
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Samples.Sample sample : found) {
            all.add(customer(sample.customer()).set("because", sample.because()));
        }
        return Reply.json(200, wanted.isPresent() ? all : all.get(0));
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,7}")) {
            throw new Refusal(400, "The parameter " + name + " must be a number, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private Reply below(String id) {
        Device device =
                world.servicePoints().find(id).orElseThrow(() -> new Refusal(404, "There is no device " + id + "."));
        return Reply.lines(out -> {
            Set<Integer> customers = new HashSet<>();
            world.servicePoints().below(device, servicePoint -> {
                if (!world.closedAccounts().contains(servicePoint.index())) {
                    customers.add(world.customerOf(servicePoint.index()));
                }
            });
            try {
                for (int customer : customers.stream().sorted().toList()) {
                    line(out, customer(Numbers.customer(customer)));
                }
            } catch (SQLException e) {
                throw new IOException("The list below " + id + " broke off.", e);
            }
        });
    }

    private interface InterruptionConsumer {
        void accept(int account, SupplyInterruption interruption) throws IOException;
    }

    private void writeInterruptions(OutputStream out) throws IOException {
        forEachInterruption((account, interruption) -> {
            ObjectNode line = Json.object()
                    .put("sp", new Device(DeviceType.SERVICE_POINT, account).id())
                    .put("cust_no", Numbers.customer(world.customerOf(account)))
                    .put("acct_no", Numbers.account(account))
                    .put("up_no", Numbers.usagePoint(account));
            line.setAll(Dossiers.describe(interruption));
            line(out, line);
        });
    }

    /** First those without supply from the network, then those disconnected for debt; nobody twice. */
    private void forEachInterruption(InterruptionConsumer taker) throws IOException {
        Set<Integer> reported = new HashSet<>();
        for (int account : world.servicePoints().inDoubt(world.grid())) {
            Optional<SupplyInterruption> interruption = supply.byGrid(account);
            if (interruption.isPresent() && !world.closedAccounts().contains(account)) {
                reported.add(account);
                taker.accept(account, interruption.get());
            }
        }
        for (int account = 0; account < world.servicePoints().count(); account++) {
            if (!reported.contains(account) && !world.closedAccounts().contains(account)) {
                Optional<SupplyInterruption> debt = supply.byDebt(account);
                if (debt.isPresent()) {
                    taker.accept(account, debt.get());
                }
            }
        }
    }

    /** The smart meters that have no supply now, or have reported something since the start. */
    private void writeMeterStates(OutputStream out) throws IOException {
        Map<Integer, Instant> dark = world.meters().withoutSupply();
        SortedSet<Integer> accounts = new TreeSet<>(dark.keySet());
        accounts.addAll(world.meters().log().accounts());
        for (int account : accounts) {
            ObjectNode line = Json.object()
                    .put("mtr_no", Numbers.meter(account))
                    .put("sp", new Device(DeviceType.SERVICE_POINT, account).id())
                    .put("up_no", Numbers.usagePoint(account))
                    .put("cust_no", Numbers.customer(world.customerOf(account)))
                    .put("energised", !dark.containsKey(account))
                    .put(
                            "darkSince",
                            Optional.ofNullable(dark.get(account))
                                    .map(Instant::toString)
                                    .orElse(null));
            line.set(
                    "said",
                    world.meters().log().lastOf(account).map(Truth::lastReport).orElse(null));
            line(out, line);
        }
    }

    private static ObjectNode lastReport(SupplyEvent event) {
        return Json.object()
                .put("evt", event.kind().word())
                .put("at", event.at().toString())
                .put("lost", event.lost());
    }

    private static void line(OutputStream out, ObjectNode json) throws IOException {
        out.write(json.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
