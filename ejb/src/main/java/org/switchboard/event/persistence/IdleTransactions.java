package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions that have written something and are not over. As long as one is open, readers look at everything that was
 * published since it began, and vacuum leaves all versions of rows since then.
 */
@ApplicationScoped
public class IdleTransactions {

    private static final String OLDEST = """
            select coalesce(extract(epoch from max(clock_timestamp() - xact_start)), 0) from pg_stat_activity
            where backend_xid is not null and pid <> pg_backend_pid()""";

    /**
     * Sessions of this application: those with its role and its application_name. An operator's console may have the same
     * role and is left alone. They are listed first, since the database may evaluate conditions in any order and would end
     * sessions that another condition excludes.
     */
    private static final String END_IDLE = """
            with idle as materialized (
              select pid, application_name, state_change from pg_stat_activity
              where datname = current_database() and usename = current_user
                and application_name = current_setting('application_name') and backend_xid is not null
                and state in ('idle in transaction', 'idle in transaction (aborted)')
                and state_change < clock_timestamp() - make_interval(secs => :seconds))
            select format('pid=%s application=%s since=%s ended=%s',
                          pid, application_name, state_change, pg_terminate_backend(pid))
            from idle""";

    private Jdbi jdbi;

    protected IdleTransactions() {
        // for the container's proxy
    }

    @Inject
    public IdleTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How long the oldest of them has been open, of those that PostgreSQL shows: those of the own role in all databases of
     * the server, and those of other roles if this role is a member of pg_read_all_stats.
     */
    public double oldestSeconds() {
        return jdbi.withHandle(
                handle -> handle.createQuery(OLDEST).mapTo(Double.class).one());
    }

    /** @return a description of each session that was ended */
    public List<String> endIdleFor(Duration limit) {
        return jdbi.withHandle(handle -> handle.createQuery(END_IDLE)
                .bind("seconds", limit.toSeconds())
                .mapTo(String.class)
                .list());
    }
}
