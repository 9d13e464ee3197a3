package org.switchboard.job;

import java.util.function.IntUnaryOperator;

/** Deletes many rows in transactions of a bounded size. */
public final class Batches {

    private Batches() {}

    /**
     * @param size of a batch
     * @param batch takes the size, and gives how many there were; fewer than the size when none are left
     * @return how many there were in all
     */
    public static int all(int size, IntUnaryOperator batch) {
        int all = 0;
        int some;
        do {
            some = batch.applyAsInt(size);
            all += some;
        } while (some >= size);
        return all;
    }
}
