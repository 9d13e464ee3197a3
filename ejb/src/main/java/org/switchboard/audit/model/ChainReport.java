package org.switchboard.audit.model;

import java.util.List;
import java.util.Optional;

/**
 * The result of a verification.
 *
 * @param checked how many sealed entries were compared with the chain
 * @param waiting how many entries are not sealed yet
 * @param erasedTexts how many texts were erased for privacy
 * @param checkpoint the position from which on entries are kept; 0 for the beginning
 * @param head the last link; empty when nothing is sealed
 * @param faults the first {@link #MOST_FAULTS}
 */
public record ChainReport(
        long checked,
        long waiting,
        long erasedTexts,
        long checkpoint,
        Optional<ChainHead> head,
        List<ChainFault> faults) {

    public static final int MOST_FAULTS = 100;

    public ChainReport {
        faults = List.copyOf(faults);
    }

    public boolean isIntact() {
        return faults.isEmpty();
    }
}
