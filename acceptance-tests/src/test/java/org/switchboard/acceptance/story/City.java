package org.switchboard.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.switchboard.launcher.LegacyEstate;
import org.switchboard.launcher.Workbench;

/** The legacy systems from behind: what is truly the case, and every way to upset them. */
final class City {

    static final List<String> SYSTEMS = List.of("cis", "billing", "gis", "scada");

    private final LegacyEstate estate;

    City(Workbench workbench) {
        this.estate = workbench.estate();
    }

    /** A customer of this kind (legacy-systems/README.md); others for another {@code skip}. */
    JsonNode sample(String kind, int skip) {
        return Json.read(estate.get("/truth/sample?kind=" + kind + "&skip=" + skip));
    }

    JsonNode sample(String kind) {
        return sample(kind, 0);
    }

    List<JsonNode> samples(String kind, int most) {
        return Json.each(Json.read(estate.get("/truth/sample?kind=" + kind + "&n=" + most)))
                .toList();
    }

    JsonNode customer(String number) {
        return Json.read(estate.get("/truth/customers/" + number));
    }

    /** Everything of one sort: customers, accounts, network-elements … */
    List<JsonNode> truth(String sort) {
        return Json.lines(estate.get("/truth/" + sort));
    }

    JsonNode counts() {
        return Json.read(estate.get("/truth/counts"));
    }

    /** @return the control port's answer, empty when it has none */
    JsonNode ask(String method, String path, JsonNode body) {
        String answer = estate.ask(method, path, body.isMissingNode() ? "" : body.toString());
        return answer.isBlank() ? Json.object() : Json.read(answer);
    }

    void post(String path) {
        estate.ask("POST", path, "");
    }

    void open(String device) {
        post("/devices/" + device + "/open");
    }

    void close(String device) {
        post("/devices/" + device + "/close");
    }

    /** @param mode slow, hang, killed or garbage */
    void upset(String system, String mode) {
        String delay = mode.equals("slow") ? ",\"delayMs\":1500" : "";
        estate.ask("PUT", "/systems/" + system + "/fault", "{\"mode\":\"" + mode + "\"" + delay + "}");
    }

    void mend(String system) {
        estate.ask("DELETE", "/systems/" + system + "/fault", "");
    }

    /** All systems up, all switches as they normally are. */
    void calm() {
        SYSTEMS.forEach(this::mend);
        post("/restore-all");
    }
}
