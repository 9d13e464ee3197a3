package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.Users;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.NotFoundException;

/** Reads who wants to sign in and writes down who did and who was refused, each in a transaction of its own. */
@ApplicationScoped
public class SignInRecord {

    private Users users;
    private KeptSignIns sessions;
    private AuditTrail audit;
    private Event<UserChanged> changes;
    private Clock clock;

    protected SignInRecord() {
        // for the container's proxy
    }

    @Inject
    public SignInRecord(Users users, KeptSignIns sessions, AuditTrail audit, Event<UserChanged> changes, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The user as the database has them now: outside of a transaction, the server would show one that was read earlier in
     * the same request.
     */
    @Transactional
    public Optional<AppUser> user(String name) {
        return users.named(name);
    }

    @Transactional
    public void signedIn(String name) {
        users.loggedIn(name, clock.instant());
        audit.record(name, "signed-in", name, null);
    }

    /** The password was kept in a form that is weaker than today's; only a sign-in can replace it. */
    @Transactional
    public void strengthened(String name, String hash) {
        users.named(name).ifPresent(user -> {
            user.renewHash(hash);
            users.changed(user);
        });
    }

    /** The user has chosen another password, which ends all their sessions. */
    @Transactional
    public void passwordChanged(String name, String hash, Actor actor) {
        AppUser user = users.named(name).orElseThrow(() -> new NotFoundException("user", name));
        user.changePassword(hash);
        users.changed(user);
        sessions.endAllOf(name, actor.author());
        audit.record(actor, "password-changed", name, null);
        changes.fire(new UserChanged(name, actor.author()));
    }

    /** @param user empty when there is none of that name; then not even the name is kept: it may be a password */
    @Transactional
    public void refused(Optional<String> user) {
        String name = user.orElse("unknown-user");
        audit.record(name, "sign-in-refused", name, null);
    }
}
