package org.switchboard.source.record;

/** Which of two records of one key counts. */
public enum RecordOrder {
    /** The one that the source changed later; of two changed at the same moment, the one received later. */
    BY_CHANGE_TIME,
    /**
     * The one received later, whatever its time says: for a live link, whose last word counts. A source's clock may be
     * wrong, set back or coarse.
     */
    BY_ARRIVAL
}
