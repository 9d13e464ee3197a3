package org.switchboard.integration.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.switchboard.access.model.Actor;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/**
 * An intake that keeps the first records and refuses further ones. The source then stops and counts nothing as
 * delivered.
 */
final class CollectingIntake extends Intake {

    private final int most;
    private final List<TriedRecord> records = new ArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(1);

    CollectingIntake(int most) {
        this.most = most;
    }

    @Override
    public UnaryOperator<SourceRecord> examination(FeedId feed) {
        return UnaryOperator.identity(); // the preview says what is wrong with it
    }

    @Override
    public synchronized IntakeResult accept(IntakeBatch batch, Actor actor) {
        for (SourceRecord record : batch.records()) {
            if (records.size() < most) {
                records.add(new TriedRecord(batch.feed(), batch.mapping(), record));
            }
        }
        if (records.size() >= most) {
            enough.countDown();
            throw new EnoughRecords();
        }
        return new IntakeResult(batch.records().size(), 0, List.of());
    }

    /** Waits until there are as many as wanted. */
    boolean isFullWithin(long millis) throws InterruptedException {
        return enough.await(millis, TimeUnit.MILLISECONDS);
    }

    synchronized List<TriedRecord> records() {
        return List.copyOf(records);
    }

    /** No error: the trial has enough records. */
    private static final class EnoughRecords extends RuntimeException {

        EnoughRecords() {
            super("The trial has seen enough records.", null, false, false);
        }
    }
}
