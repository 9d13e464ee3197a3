package org.switchboard.web.api.customer;

import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/** What a customer confirmed: the value as it is in the list of the field's values, and the record that holds it. */
public record ConfirmedValue(Long recordId, String value) {

    long record() {
        if (recordId == null) {
            throw new ProblemException(Problem.badValue("recordId", null, "required"));
        }
        return recordId;
    }

    String text() {
        return QueryValue.required("value", value);
    }
}
