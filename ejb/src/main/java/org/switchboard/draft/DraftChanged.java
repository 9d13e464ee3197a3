package org.switchboard.draft;

import org.switchboard.draft.model.Draft;
import org.switchboard.shared.BusinessException;

/** The draft was saved or ended elsewhere since the version that a save was based on; nothing was overwritten. */
public class DraftChanged extends BusinessException {

    private final transient Draft present;

    DraftChanged(Draft present, long basedOn) {
        super("draft-changed-meanwhile", "version", String.valueOf(basedOn));
        this.present = present;
    }

    /** As it is now. */
    public Draft present() {
        return present;
    }
}
