package org.switchboard.web.api.list;

/** Why a caller needs what is masked, or wants a person's data given out or erased; it is recorded. */
public record StatedReason(String reason) {

    public String text() {
        return QueryValue.required("reason", reason);
    }
}
