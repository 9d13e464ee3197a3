package org.switchboard.web.api.privacy;

import org.switchboard.web.api.list.QueryValue;

/** Why a person's data is given out, erased or allowed again, such as the number of their request. */
public record RequestReason(String reason) {

    String text() {
        return QueryValue.required("reason", reason);
    }
}
