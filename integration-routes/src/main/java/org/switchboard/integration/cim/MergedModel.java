package org.switchboard.integration.cim;

import java.util.List;

/**
 * The parts of a model as one.
 *
 * @param removed elements that a difference took away
 * @param missing what is missing, or does not fit, one a sentence
 * @param isUsable whether it says what feeds what
 */
record MergedModel(CimModel model, List<CimObject> removed, List<String> missing, boolean isUsable) {

    boolean isComplete() {
        return missing.isEmpty();
    }
}
