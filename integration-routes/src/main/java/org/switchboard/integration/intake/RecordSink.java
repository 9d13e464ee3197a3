package org.switchboard.integration.intake;

import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;

/** Stores the records of one message. */
interface RecordSink {

    /** Checks a record before its batch is complete. */
    SourceRecord prepare(SourceRecord record);

    IntakeResult store(IntakeBatch batch);
}
