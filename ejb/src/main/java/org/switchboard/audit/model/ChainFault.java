package org.switchboard.audit.model;

/**
 * Where the audit was tampered with.
 *
 * @param position in the chain; 0 for an entry that is not in it
 * @param entry the number of the audit entry; 0 when none can be named
 */
public record ChainFault(Kind kind, long position, long entry) {

    /** What is wrong. */
    public enum Kind {
        /** The entry, or its link in the chain, is not what was sealed. */
        CHANGED,
        DELETED,
        /** Links are missing below this position. */
        GAP,
        TEXT_CHANGED,
        TEXT_DELETED,
        /** The entry is neither in the chain nor waiting for it. */
        NEVER_SEALED,
        /** The chain does not contain the head that was kept. */
        HEAD_DIFFERS
    }
}
