package org.switchboard.integration.cim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a model, with those of its properties that we use.
 *
 * @param id how other objects of the model refer to it, without {@code #}, {@code _} or {@code urn:uuid:}
 * @param type the class's name without a prefix, such as ACLineSegment
 * @param properties by their names, such as Switch.normalOpen; for references the id of the other object
 */
record CimObject(String id, String type, Map<String, String> properties) {

    /** Statements about an object whose class they do not say. */
    static final String DESCRIPTION = "Description";

    /** This object with what is stated about it elsewhere; later statements count. */
    CimObject with(CimObject later) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(later.properties());
        return new CimObject(id, isDescription() ? later.type() : type, all);
    }

    boolean isDescription() {
        return type.equals(DESCRIPTION);
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The master resource identifier, which is the id where the model does not say it again. */
    String mrid() {
        return property("IdentifiedObject.mRID").orElse(id);
    }

    String name() {
        return property("IdentifiedObject.name").orElse(mrid());
    }

    boolean isTrue(String property) {
        return property(property).map(Boolean::parseBoolean).orElse(false);
    }

    /** A whole number, for sequences; 0 where there is none. */
    int number(String property) {
        return property(property)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
