package org.switchboard.access.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.access.model.UserSession;

/** The table {@code kept_sign_in}: one row a session of a user, with a hash of what their browser holds. */
@ApplicationScoped
public class KeptSignInTable {

    private Jdbi jdbi;

    /** @param usedAt when a person did something in it last */
    public record Kept(UUID id, String user, Instant usedAt) {}

    protected KeptSignInTable() {
        // for the container's proxy
    }

    @Inject
    public KeptSignInTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(UUID id, byte[] hash, String user, String network, String browser, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into kept_sign_in (id, token_hash, user_name, network, browser, began_at, used_at)
                        values (:id, :hash, :user, :network, :browser, :now, :now)""")
                .bind("id", id)
                .bind("hash", hash)
                .bind("user", user)
                .bind("network", network)
                .bind("browser", browser)
                .bind("now", now)
                .execute());
    }

    /** When it was last used after {@code used} and began after {@code began}. */
    public Optional<Kept> find(byte[] hash, Instant used, Instant began) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, user_name, used_at from kept_sign_in
                        where token_hash = :hash and used_at > :used and began_at > :began""")
                .bind("hash", hash)
                .bind("used", used)
                .bind("began", began)
                .map((row, context) -> new Kept(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .findOne());
    }

    public void used(UUID id, Instant at) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update kept_sign_in set used_at = :at where id = :id and used_at < :at")
                        .bind("id", id)
                        .bind("at", at)
                        .execute());
    }

    public Set<UUID> alive(Collection<UUID> ids, Instant used, Instant began) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from kept_sign_in
                        where id in (<ids>) and used_at > :used and began_at > :began""")
                .bindList("ids", List.copyOf(ids))
                .bind("used", used)
                .bind("began", began)
                .mapTo(UUID.class)
                .collect(Collectors.toSet()));
    }

    public List<UserSession> of(String user, Instant used, Instant began, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, began_at, used_at, network, browser from kept_sign_in
                        where user_name = :user and used_at > :used and began_at > :began
                        order by used_at desc, id limit :most""")
                .bind("user", user)
                .bind("used", used)
                .bind("began", began)
                .bind("most", most)
                .map((row, context) -> new UserSession(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5)))
                .list());
    }

    public void end(byte[] hash) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from kept_sign_in where token_hash = :hash")
                .bind("hash", hash)
                .execute());
    }

    /** Whether the user had that session. */
    public boolean end(UUID id, String user) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("delete from kept_sign_in where id = :id and user_name = :user")
                                .bind("id", id)
                                .bind("user", user)
                                .execute())
                > 0;
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
