package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.Users;
import org.switchboard.audit.AuditTrail;

/** Reads who wants to sign in and writes down who did and who was refused, each in a transaction of its own. */
@ApplicationScoped
public class SignInRecord {

    private Users users;
    private AuditTrail audit;
    private Clock clock;

    protected SignInRecord() {
        // for the container's proxy
    }

    @Inject
    public SignInRecord(Users users, AuditTrail audit, Clock clock) {
        this.users = users;
        this.audit = audit;
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
            user.changePassword(hash);
            users.changed(user);
        });
    }

    /** @param user empty when there is none of that name; then not even the name is kept: it may be a password */
    @Transactional
    public void refused(Optional<String> user) {
        String name = user.orElse("unknown-user");
        audit.record(name, "sign-in-refused", name, null);
    }
}
