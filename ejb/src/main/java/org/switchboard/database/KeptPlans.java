package org.switchboard.database;

import org.jdbi.v3.core.Handle;

/**
 * Has PostgreSQL keep the plans of statements that join many tables. By itself it plans such a statement for the values of each
 * run where it expects a cheaper plan from that, and planning then costs several times what the statement does. Plans that
 * are kept are made anew when their tables have been analysed; so that one made for small tables also does for large ones until
 * then, indexes are used wherever there are some. Nothing for a statement whose best plan depends on its values.
 */
public final class KeptPlans {

    private static final String KEEP =
            "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)";

    private KeptPlans() {}

    /** From now on until the transaction ends. */
    public static void useInTransaction(Handle handle) {
        handle.createQuery(KEEP).mapTo(String.class).one();
    }
}
