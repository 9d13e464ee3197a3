package org.switchboard.agentdesk;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.shared.BusinessException;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/** Refuses, until it is confirmed, to send a crew where by the verdict no crew is needed. */
final class AgainstVerdict {

    private static final String FIELD = "confirm";

    private static final Set<OrderState> CREW_AT_WORK =
            EnumSet.of(OrderState.ASSIGNED, OrderState.EN_ROUTE, OrderState.ON_SITE);

    private AgainstVerdict() {}

    static void refuse(Call call, NetworkElement device) {
        if (PlaceCall.isDanger(call.symptom(), call.hazards())) {
            return; // somebody has to go there, whatever the supply
        }
        SupplyCard supply = call.supply().orElseThrow();
        switch (supply.verdict().cause()) {
            case DISCONNECTED_FOR_DEBT -> throw against("debt", device.name());
            case PLANNED_OUTAGE -> throw against("plan", device.name());
            case METER_ENERGISED_IN_HOME -> throw against("meter", device.name());
            case NO_FAULT_FOUND -> {
                if (call.symptom().filter(Symptom::concernsSupply).isEmpty()
                        && call.hazards().isEmpty()) {
                    throw against("no-fault", device.name());
                }
            }
            default ->
                crewElsewhereOnPath(supply, device).ifPresent(order -> {
                    throw against("crew", order.deviceName(), order.number());
                });
        }
    }

    /** An order for the device itself is joined, so no second crew goes there. */
    private static Optional<OrderView> crewElsewhereOnPath(SupplyCard supply, NetworkElement device) {
        return supply.repairOrders().stream()
                        .noneMatch(order -> order.device().key().equals(device.key()))
                ? supply.repairOrders().stream()
                        .filter(order -> CREW_AT_WORK.contains(order.state()))
                        .findFirst()
                : Optional.empty();
    }

    private static BusinessException against(String reason, Object... parameters) {
        return new BusinessException("against-verdict-" + reason, FIELD, "false", parameters);
    }
}
