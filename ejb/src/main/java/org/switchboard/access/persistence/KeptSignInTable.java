package org.switchboard.access.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code kept_sign_in}: one row a browser that is signed in. */
@ApplicationScoped
public class KeptSignInTable {

    private Jdbi jdbi;

    protected KeptSignInTable() {
        // for the container's proxy
    }

    @Inject
    public KeptSignInTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(byte[] hash, String user, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into kept_sign_in (token_hash, user_name, began_at, used_at)
                        values (:hash, :user, :now, :now)""")
                .bind("hash", hash)
                .bind("user", user)
                .bind("now", now)
                .execute());
    }

    /** Whose it is, when it was last used after {@code used} and began after {@code began}; it is used again now. */
    public Optional<String> use(byte[] hash, Instant used, Instant began, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update kept_sign_in set used_at = :now
                        where token_hash = :hash and used_at > :used and began_at > :began
                        returning user_name""")
                .bind("hash", hash)
                .bind("used", used)
                .bind("began", began)
                .bind("now", now)
                .mapTo(String.class)
                .findOne());
    }

    public void end(byte[] hash) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from kept_sign_in where token_hash = :hash")
                .bind("hash", hash)
                .execute());
    }

    public void endAllOf(String user) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from kept_sign_in where user_name = :user")
                .bind("user", user)
                .execute());
    }

    public int deleteOlderThan(Instant used, Instant began, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from kept_sign_in where token_hash in (
                          select token_hash from kept_sign_in where used_at <= :used or began_at <= :began limit :most)""")
                .bind("used", used)
                .bind("began", began)
                .bind("most", most)
                .execute());
    }
}
