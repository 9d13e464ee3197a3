package org.switchboard.access.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.access.model.ThrottleRule;

/** The tables {@code sign_in_failure} and {@code sign_in_network}, which all nodes count in. */
@ApplicationScoped
public class SignInFailureTable {

    /** In the place of a network: all of them. */
    public static final String ALL = "*";

    /** In the place of a name: all of them. */
    public static final String ANY_NAME = "";

    private static final int MOST_DOUBLINGS = 20;

    private Jdbi jdbi;

    protected SignInFailureTable() {
        // for the container's proxy
    }

    @Inject
    public SignInFailureTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Instant> blockedUntil(String name, String network, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select blocked_until from sign_in_failure
                        where name_hash = :name and network = :network and blocked_until > :now""")
                .bind("name", hash(name))
                .bind("network", network)
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne());
    }

    /**
     * Counts a failure, in one statement so that concurrent ones on any node are all counted.
     *
     * @param forgotten failures of which the last was before are not counted any more
     * @return false when it is blocked, and nothing was counted
     */
    public boolean count(String name, String network, ThrottleRule rule, Instant forgotten, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into sign_in_failure as f (name_hash, network, failures, last_at, blocked_until)
                        values (:name, :network, 1, :now, :now)
                        on conflict (name_hash, network) do update set
                          failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end,
                          last_at = :now,
                          blocked_until = case when f.last_at < :forgotten or f.failures + 1 < :free then :now
                            else cast(:now as timestamptz) + make_interval(secs => least(:longest, power(2, least(f.failures + 1 - :free, :doublings)))) end
                        where f.blocked_until <= :now""")
                        .bind("name", hash(name))
                        .bind("network", network)
                        .bind("free", rule.free())
                        .bind("longest", (double) rule.longest().toSeconds())
                        .bind("doublings", MOST_DOUBLINGS)
                        .bind("forgotten", forgotten)
                        .bind("now", now)
                        .execute()
                > 0);
    }

    public void forget(String name, String network) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from sign_in_failure where name_hash = :name and network = :network")
                .bind("name", hash(name))
                .bind("network", network)
                .execute());
    }

    public void forget(String name) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from sign_in_failure where name_hash = :name")
                .bind("name", hash(name))
                .execute());
    }

    public boolean isKnown(String name, String network, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from sign_in_network
                                       where user_name = :name and network = :network and last_at >= :since)""")
                .bind("name", name)
                .bind("network", network)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one());
    }

    public void know(String name, String network, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sign_in_network as n (user_name, network, last_at) values (:name, :network, :now)
                        on conflict (user_name, network) do update set last_at = :now
                        where n.last_at < cast(:now as timestamptz) - interval '1 hour'""")
                .bind("name", name)
                .bind("network", network)
                .bind("now", now)
                .execute());
    }

    /** @return how many rows of both tables were deleted */
    public int deleteOlderThan(Instant failures, Instant networks, int most) {
        return delete("sign_in_failure", failures, most) + delete("sign_in_network", networks, most);
    }

    private int delete(String table, Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from " + table
                        + " where ctid in (select ctid from " + table + " where last_at < :before limit :most)")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    private static byte[] hash(String name) {
        if (name.isEmpty()) {
            return new byte[0];
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
