package org.switchboard.access.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.Users;
import org.switchboard.database.LostUpdate;

/** Users in the table {@code app_user}. */
@ApplicationScoped
public class JpaUsers implements Users {

    private static final int ADVISORY_LOCK = 0x5B0A0D;

    @Inject
    EntityManager entities;

    protected JpaUsers() {
        // for the container's proxy
    }

    public JpaUsers(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<AppUser> named(String name) {
        return entities.createQuery("select u from AppUser u where u.name = :name", AppUser.class)
                .setParameter("name", AppUser.folded(name))
                .getResultStream()
                .findFirst();
    }

    @Override
    public void add(AppUser user) {
        entities.persist(user);
        entities.flush();
    }

    @Override
    public void changed(AppUser user) {
        LostUpdate.refuse(entities, "user", user.name());
    }

    @Override
    public List<AppUser> after(String after, int limit) {
        return entities.createQuery("select u from AppUser u where u.name > :after order by u.name", AppUser.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public List<AppUser> matching(String text, String after, int limit) {
        return entities.createQuery(
                        "select u from AppUser u where u.name > :after and (locate(:text, u.name) > 0"
                                + " or locate(:text, lower(u.displayName)) > 0) order by u.name",
                        AppUser.class)
                .setParameter("after", after)
                .setParameter("text", text.strip().toLowerCase(Locale.ROOT))
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public List<AppUser> demoUsers() {
        return entities.createQuery("select u from AppUser u where u.demo = true order by u.name", AppUser.class)
                .getResultList();
    }

    @Override
    public boolean anyEnabledWith(Role role) {
        return !entities.createQuery(
                        "select u.name from AppUser u where u.enabled = true and :role member of u.roles", String.class)
                .setParameter("role", role)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void loggedIn(String name, Instant at) {
        entities.createNativeQuery("update app_user set last_login_at = ?1 where name = ?2")
                .setParameter(1, java.sql.Timestamp.from(at))
                .setParameter(2, name)
                .executeUpdate();
    }

    @Override
    public void holdOtherNodes() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, (long) ADVISORY_LOCK)
                .getResultList();
    }
}
