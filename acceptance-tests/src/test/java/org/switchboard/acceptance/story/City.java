package org.switchboard.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.launcher.LegacySystems;
import org.switchboard.launcher.Workbench;

/** The control port of the legacy systems: the ground truth, and the injection of faults. */
public final class City {

    public static final List<String> SYSTEMS = List.of("cis", "billing", "gis", "scada");

    /** The crews' dispatching system, which gives no facts about customers. */
    public static final String WORKS = "works";

    private final LegacySystems legacySystems;

    public City(Workbench workbench) {
        this.legacySystems = workbench.legacySystems();
    }

    /** A customer of this kind (legacy-systems/README.md); others for another {@code skip}. */
    public JsonNode sample(String kind, int skip) {
        return Json.read(legacySystems.get("/truth/sample?kind=" + kind + "&skip=" + skip));
    }

    public JsonNode sample(String kind) {
        return sample(kind, 0);
    }

    public List<JsonNode> samples(String kind, int most) {
        return Json.each(Json.read(legacySystems.get("/truth/sample?kind=" + kind + "&n=" + most)))
                .toList();
    }

    public JsonNode customer(String number) {
        return Json.read(legacySystems.get("/truth/customers/" + number));
    }

    /** Everything of one sort: customers, accounts, network-elements … */
    public List<JsonNode> truth(String sort) {
        return Json.lines(legacySystems.get("/truth/" + sort));
    }

    public JsonNode counts() {
        return Json.read(legacySystems.get("/truth/counts"));
    }

    /** @return the control port's answer, empty when it has none */
    public JsonNode ask(String method, String path, JsonNode body) {
        String answer = legacySystems.ask(method, path, body.isMissingNode() ? "" : body.toString());
        return answer.isBlank() ? Json.object() : Json.read(answer);
    }

    public void post(String path) {
        legacySystems.ask("POST", path, "");
    }

    public void open(String device) {
        post("/devices/" + device + "/open");
    }

    public void close(String device) {
        post("/devices/" + device + "/close");
    }

    /** The service points of all customers below a device. */
    public Set<String> below(String device) {
        return truth("devices/" + device + "/customers").stream()
                .flatMap(customer -> Json.each(customer.path("services")))
                .filter(service -> Json.texts(service.path("path")).contains(device))
                .map(service -> service.path("sp").asText())
                .collect(Collectors.toSet());
    }

    /** What a crew says of its job. */
    public void crewReports(String order, String status) {
        legacySystems.ask("POST", "/works/" + order + "/report", "{\"status\":\"" + status + "\"}");
    }

    /** The job that the crews have for an order; missing when they have none. */
    public JsonNode job(String order) {
        return truth(WORKS).stream()
                .filter(job -> job.path("ext_ref").asText().equals(order))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** @param mode slow, hang, killed or garbage */
    public void injectFault(String system, String mode) {
        String delay = mode.equals("slow") ? ",\"delayMs\":1500" : "";
        legacySystems.ask("PUT", "/systems/" + system + "/fault", "{\"mode\":\"" + mode + "\"" + delay + "}");
    }

    public void endFault(String system) {
        legacySystems.ask("DELETE", "/systems/" + system + "/fault", "");
    }

    /** All systems up, all switches as they normally are. */
    public void endAllFaults() {
        SYSTEMS.forEach(this::endFault);
        endFault(WORKS);
        post("/restore-all");
    }
}
