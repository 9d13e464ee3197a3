package org.switchboard.integration.intake;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.IntakeResult;

/** For a source that has to answer whoever pushes: what became of the records of one exchange, over all its batches. */
public final class IntakeReport {

    private static final String PROPERTY = "SwitchboardIntakeReport";

    private int accepted;
    private int unchanged;
    private int rejected;
    private Optional<FieldProblem> first = Optional.empty();

    /** A report that the intake at the end of this exchange's route fills; copies of the exchange share it. */
    public static IntakeReport requestedBy(Exchange exchange) {
        IntakeReport report = new IntakeReport();
        exchange.setProperty(PROPERTY, report);
        return report;
    }

    static Optional<IntakeReport> in(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, IntakeReport.class));
    }

    synchronized void add(IntakeResult result) {
        accepted += result.accepted();
        unchanged += result.unchanged();
        rejected += result.rejected().size();
        if (first.isEmpty()) {
            first = result.rejected().stream()
                    .findFirst()
                    .map(one -> new FieldProblem(one.field(), one.value(), one.reason()));
        }
    }

    public synchronized int accepted() {
        return accepted;
    }

    public synchronized int unchanged() {
        return unchanged;
    }

    public synchronized int rejected() {
        return rejected;
    }

    /** What is wrong with the first record that was rejected. */
    public synchronized Optional<FieldProblem> first() {
        return first;
    }
}
