package org.switchboard.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.switchboard.benchmarks.report.Latencies;

/**
 * Sends requests at a constant rate regardless of earlier answers. Each latency is measured from the scheduled time of
 * the request, so that a stall counts for every delayed request.
 *
 * @param rate questions a second
 * @param warmUp seconds that are not counted
 * @param seconds seconds that are
 */
record OpenLoop(int rate, int warmUp, int seconds) {

    /** Something that answers later, and fails by completing exceptionally. */
    interface Asked<Q> {
        CompletableFuture<?> ask(Q question);
    }

    /** What a question is counted under. */
    interface Kind<Q> {
        String of(Q question);
    }

    /** Asks at a rate that rises to the full one in the first half of the time, and counts nothing. */
    <Q> void warmUp(List<Q> questions, Asked<Q> asked) {
        Answered<Q> nothing = (question, took, failure) -> {};
        double half = warmUp / 2.0;
        run(
                (long) (rate * half / 2),
                number -> (long) (1e9 * Math.sqrt(2 * number * half / rate)),
                questions,
                asked,
                nothing);
        run((long) (rate * half), this::atFullRate, questions, asked, nothing);
    }

    <Q> Latencies run(List<Q> questions, Kind<Q> kind, Asked<Q> asked) {
        Latencies latencies = new Latencies();
        run(total(), this::atFullRate, questions, asked, (question, took, failure) -> {
            if (failure == null) {
                latencies.took(kind.of(question), took);
            } else {
                latencies.failed(reason(failure));
            }
        });
        return latencies;
    }

    private interface Answered<Q> {
        void after(Q question, long nanos, Throwable failure);
    }

    private <Q> void run(
            long total, LongUnaryOperator schedule, List<Q> questions, Asked<Q> asked, Answered<Q> answered) {
        Phaser unanswered = new Phaser(1);
        long began = System.nanoTime();
        for (long i = 0; i < total; i++) {
            long due = began + schedule.applyAsLong(i);
            waitFor(due);
            Q question = questions.get((int) (i % questions.size()));
            unanswered.register();
            asked.ask(question).whenComplete((answer, failure) -> {
                answered.after(question, System.nanoTime() - due, failure);
                unanswered.arriveAndDeregister();
            });
        }
        unanswered.arriveAndAwaitAdvance();
    }

    /** Nanoseconds after the beginning. */
    private long atFullRate(long number) {
        return number * 1_000_000_000L / rate;
    }

    /** Counted questions of a run. */
    long total() {
        return (long) seconds * rate;
    }

    private static void waitFor(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + " ("
                + cause.getClass().getSimpleName() + ")";
    }
}
