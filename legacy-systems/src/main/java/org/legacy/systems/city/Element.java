package org.legacy.systems.city;

import java.util.List;
import java.util.Optional;

/**
 * A network element as the GIS describes it.
 *
 * @param fedFrom what feeds it as normally run; absent for a substation
 * @param fedFromOther the other side of a tie switch
 * @param substation absent only for a substation itself
 * @param feederLine absent for substations and breakers
 * @param kilovolts nominal voltage
 * @param lines courses of a feeder line, each two or more positions; empty for anything else
 * @param lengthMetres of a feeder line, else 0
 */
public record Element(
        Device device,
        String name,
        Optional<Device> fedFrom,
        Optional<Device> fedFromOther,
        Optional<Device> substation,
        Optional<Device> feederLine,
        double kilovolts,
        District district,
        Position position,
        List<List<Position>> lines,
        int lengthMetres) {

    public String id() {
        return device.id();
    }

    public boolean normallyOpen() {
        return device.type() == DeviceType.TIE_SWITCH;
    }
}
