package org.switchboard.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

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

    <Q> Latencies run(List<Q> questions, Kind<Q> kind, Asked<Q> asked) {
        Latencies latencies = new Latencies();
        Phaser unanswered = new Phaser(1);
        long interval = 1_000_000_000L / rate;
        long began = System.nanoTime();
        long notCounted = (long) warmUp * rate;
        long total = total();
        for (long i = 0; i < total; i++) {
            long due = began + i * interval;
            waitFor(due);
            Q question = questions.get((int) (i % questions.size()));
            boolean counted = i >= notCounted;
            unanswered.register();
            asked.ask(question).whenComplete((answer, failure) -> {
                long took = System.nanoTime() - due;
                if (counted && failure == null) {
                    latencies.took(kind.of(question), took);
                } else if (counted) {
                    latencies.failed(reason(failure));
                }
                unanswered.arriveAndDeregister();
            });
        }
        unanswered.arriveAndAwaitAdvance();
        return latencies;
    }

    /** Questions of a run, those of the warm-up among them. */
    long total() {
        return (long) (warmUp + seconds) * rate;
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
