package org.switchboard.workorder.model;

import org.switchboard.shared.BusinessException;

/** Somebody marks an order as restored while meters or switches below it read without supply, and has not confirmed it. */
public class StillDarkException extends BusinessException {

    private final transient StillDark found;

    public StillDarkException(String orderNumber, StillDark found) {
        super("still-dark", "confirm", null, orderNumber, found.customers(), found.meters(), found.switches());
        this.found = found;
    }

    public StillDark found() {
        return found;
    }
}
