package org.switchboard.web.api.customer;

import org.switchboard.web.api.list.QueryValue;

/** Why a caller needs the numbers that views mask. */
public record RevealReason(String reason) {

    String text() {
        return QueryValue.required("reason", reason);
    }
}
