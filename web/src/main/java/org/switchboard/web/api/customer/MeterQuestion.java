package org.switchboard.web.api.customer;

import org.switchboard.web.api.list.QueryValue;

/** Which of the customer's meters is to be asked: that of these premises. */
public record MeterQuestion(String usagePointKey) {

    String place() {
        return QueryValue.required("usagePointKey", usagePointKey);
    }
}
