package org.switchboard.integration.intake;

import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.load.InitialLoadWriter;

/** The initial load of the feed. */
record LoadSink(InitialLoadWriter writer) implements RecordSink {

    @Override
    public SourceRecord prepare(SourceRecord record) {
        return writer.prepare(record);
    }

    @Override
    public IntakeResult store(IntakeBatch batch) {
        return writer.store(batch);
    }
}
