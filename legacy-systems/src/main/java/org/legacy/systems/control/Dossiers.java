package org.legacy.systems.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.legacy.systems.cis.ServiceRow;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.Element;
import org.legacy.systems.grid.SupplyInterruption;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;

/** Everything true about one customer, out of all systems. */
final class Dossiers {

    private final World world;
    private final Supply supply;

    Dossiers(World world) {
        this.world = world;
        this.supply = new Supply(world);
    }

    Optional<ObjectNode> find(String customer) throws SQLException, IOException {
        Optional<ObjectNode> row = world.cis().customer(customer);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode person = row.get();
        ObjectNode dossier = Json.object()
                .put("cust_no", customer)
                .put("name", person.get("cust_nm").asText())
                .put("kind", person.get("cust_tp").asText().equals("02") ? "organisation" : "person")
                .put("level", person.get("cust_lvl").asText())
                .put("specialFlags", person.get("spc_flg").asText())
                .put("deleted", person.get("del_flg").asText().equals("1"));
        dossier.set("tel1", person.get("tel_1"));
        dossier.set("tel2", person.get("tel_2"));
        dossier.set("email", person.get("eml"));
        dossier.set("idn_no", person.get("idn_no"));
        ArrayNode services = dossier.putArray("services");
        for (ServiceRow service : world.cis().services(customer)) {
            services.add(service(service));
        }
        return Optional.of(dossier);
    }

    private ObjectNode service(ServiceRow row) {
        Device servicePoint = world.servicePoints()
                .find(row.servicePoint())
                .orElseThrow(() -> new Refusal(500, "The GIS does not know " + row.servicePoint() + "."));
        Element element = world.servicePoints().element(servicePoint);
        List<Device> path = world.servicePoints().pathTo(servicePoint);
        ObjectNode json = Json.object()
                .put("acct_no", row.accountNumber())
                .put("bil_cust_no", row.billingNumber())
                .put("prem_no", row.premisesNumber())
                .put("up_no", row.usagePointNumber())
                .put("mtr_no", row.meterNumber())
                .put("ser_no", row.makersNumber())
                .put("address", row.address())
                .put("lon", element.position().longitude())
                .put("lat", element.position().latitude())
                .put("con_sts", row.connectionState())
                .put("sp", row.servicePoint())
                .put("transformer", row.transformer())
                .put("feeder", element.feederLine().map(Device::id).orElse(null));
        ArrayNode ids = json.putArray("path");
        path.forEach(device -> ids.add(device.id()));
        json.set(
                "dark",
                supply.interruption(servicePoint.index())
                        .map(Dossiers::describe)
                        .orElse(null));
        return json;
    }

    static ObjectNode describe(SupplyInterruption interruption) {
        return Json.object()
                .put("why", interruption.why())
                .put("device", interruption.device().orElse(null))
                .put("since", interruption.since().toString());
    }
}
