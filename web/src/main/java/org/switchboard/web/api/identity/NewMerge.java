package org.switchboard.web.api.identity;

import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/** Two records that a user knows to be one customer, by their ids. */
public record NewMerge(Long one, Long other) {

    long firstRecord() {
        return required("one", one);
    }

    long secondRecord() {
        return required("other", other);
    }

    private static long required(String field, Long value) {
        if (value == null) {
            throw new ProblemException(Problem.badValue(field, null, "required"));
        }
        return value;
    }
}
