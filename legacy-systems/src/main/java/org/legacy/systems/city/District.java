package org.legacy.systems.city;

import java.util.List;

/** A district of the city; the region code 990100 is not in use in the real world. */
public record District(String code, String name) {

    static final District[] ALL = {
        new District("990102", "云东区"),
        new District("990103", "云西区"),
        new District("990104", "溪南区"),
        new District("990105", "溪北区"),
        new District("990106", "临湖新区"),
        new District("990121", "青石县"),
    };

    public static List<District> all() {
        return List.of(ALL);
    }
}
