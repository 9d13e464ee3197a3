package org.switchboard.web.api.list;

import org.switchboard.source.RecordType;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** The record type in a path. */
public final class KnownRecordType {

    private KnownRecordType() {}

    public static RecordType named(String wireName) {
        return RecordType.named(wireName)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemKind.UNKNOWN_RECORD_TYPE, "recordType", wireName, wireName)));
    }
}
