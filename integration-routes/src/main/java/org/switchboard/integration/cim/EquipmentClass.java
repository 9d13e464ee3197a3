package org.switchboard.integration.cim;

import java.util.Map;
import java.util.Optional;

/** Which classes of IEC 61970-301 become network elements, and of which kind. */
final class EquipmentClass {

    static final String SOURCE = "energy-source";
    static final String INJECTION = "ExternalNetworkInjection";
    static final String MACHINE = "SynchronousMachine";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Substation", "substation"),
            Map.entry("Feeder", "feeder"),
            Map.entry("EnergySource", SOURCE),
            Map.entry(INJECTION, SOURCE),
            Map.entry(MACHINE, SOURCE),
            Map.entry("ACLineSegment", "line"),
            Map.entry("Breaker", "breaker"),
            Map.entry("Recloser", "breaker"),
            Map.entry("DisconnectingCircuitBreaker", "breaker"),
            Map.entry("Switch", "switch"),
            Map.entry("LoadBreakSwitch", "switch"),
            Map.entry("Disconnector", "switch"),
            Map.entry("Sectionaliser", "switch"),
            Map.entry("Jumper", "switch"),
            Map.entry("Fuse", "fuse"),
            Map.entry("PowerTransformer", "transformer"),
            Map.entry("EnergyConsumer", "service-point"),
            Map.entry("ConformLoad", "service-point"),
            Map.entry("NonConformLoad", "service-point"));

    private EquipmentClass() {}

    /** Empty for a class that is no element of our network. */
    static Optional<String> kindOf(CimObject object) {
        return kindOf(object.type());
    }

    static Optional<String> kindOf(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    /** A source where no energy source is, and otherwise no element of our network. */
    static boolean isSubstituteSource(CimObject object) {
        return object.type().equals(INJECTION) || object.type().equals(MACHINE);
    }

    /** Containers stand above the network; they have no terminals. */
    static boolean isContainer(CimObject object) {
        return object.type().equals("Substation") || object.type().equals("Feeder");
    }

    static boolean isSwitch(CimObject object) {
        return kindOf(object)
                .filter(kind -> kind.equals("switch") || kind.equals("breaker") || kind.equals("fuse"))
                .isPresent();
    }
}
