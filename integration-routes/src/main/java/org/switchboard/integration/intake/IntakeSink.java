package org.switchboard.integration.intake;

import java.util.function.UnaryOperator;
import org.switchboard.access.model.Actor;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;

/** Normal intake. */
record IntakeSink(Intake intake, UnaryOperator<SourceRecord> examination) implements RecordSink {

    @Override
    public SourceRecord prepare(SourceRecord record) {
        return examination.apply(record);
    }

    @Override
    public IntakeResult store(IntakeBatch batch) {
        return intake.accept(batch, Actor.source(batch.feed().source()));
    }
}
