package org.switchboard.integration.cim;

import java.util.Map;
import java.util.Optional;

/**
 * One file in RDF/XML.
 *
 * @param header empty for a model that consists of this file only
 * @param model what it states
 * @param difference what it changes, for a difference model
 */
record CimPart(Optional<CimHeader> header, CimModel model, Difference difference) {

    /**
     * Statements about objects, by their ids.
     *
     * @param preconditions what must be stated in the changed model
     * @param reverse what is removed, and must be stated there
     * @param forward what is added
     */
    record Difference(
            Map<String, CimObject> preconditions, Map<String, CimObject> reverse, Map<String, CimObject> forward) {}
}
