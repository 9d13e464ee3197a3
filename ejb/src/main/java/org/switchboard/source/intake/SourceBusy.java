package org.switchboard.source.intake;

import org.switchboard.shared.BusinessException;

/** More comes for a source at once than is taken of any; whoever sends keeps it and tries again in a moment. */
public class SourceBusy extends BusinessException {

    public SourceBusy(String source) {
        super("source-busy", "source", source, source);
    }
}
