package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.switchboard.access.DemoUserFile.Line;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.PasswordRule;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.Users;
import org.switchboard.audit.AuditTrail;

/**
 * The users that a start of the server sees to. Demo users may sign in only while a file names them; a start without
 * such a file disables them. Without an administrator, a password from the environment makes the first administrator.
 */
@ApplicationScoped
public class UserStartup {

    public static final String FIRST_ADMINISTRATOR = "admin";

    private static final Logger LOG = Logger.getLogger(UserStartup.class.getName());

    private Users users;
    private PasswordHashing hashing;
    private AuditTrail audit;
    private Clock clock;

    protected UserStartup() {
        // for the container's proxy
    }

    @Inject
    public UserStartup(Users users, PasswordHashing hashing, AuditTrail audit, Clock clock) {
        this.users = users;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes exactly these the demo users that may sign in. */
    @Transactional
    public void admitDemoUsers(List<Line> lines) {
        users.holdOtherNodes();
        Set<String> named = Set.copyOf(lines.stream().map(Line::name).toList());
        users.demoUsers().stream()
                .filter(user -> user.isEnabled() && !named.contains(user.name()))
                .forEach(this::disable);
        lines.forEach(this::admit);
    }

    /** @param password from the environment; without it nothing happens */
    @Transactional
    public void ensureAdministrator(Optional<String> password) {
        users.holdOtherNodes();
        if (users.anyEnabledWith(Role.ADMIN)) {
            return;
        }
        if (password.isEmpty()) {
            LOG.warning("access no-administrator: set SWITCHBOARD_ADMIN_PASSWORD and start again to get the first one");
            return;
        }
        PasswordRule.check(FIRST_ADMINISTRATOR, password.get());
        String hash = hashing.hash(password.get());
        Optional<AppUser> known = users.named(FIRST_ADMINISTRATOR);
        if (known.isPresent()) {
            known.get().changePassword(hash);
            known.get().assign(Set.of(Role.ADMIN));
            known.get().enable();
            users.changed(known.get());
        } else {
            users.add(
                    new AppUser(FIRST_ADMINISTRATOR, "Administrator", "en", Set.of(Role.ADMIN), hash, clock.instant()));
        }
        audit.record("server-start", "first-administrator", FIRST_ADMINISTRATOR, null);
    }

    private void disable(AppUser user) {
        user.disable();
        users.changed(user);
        audit.record("server-start", "demo-user-disabled", user.name(), null);
    }

    private void admit(Line line) {
        Optional<AppUser> known = users.named(line.name());
        if (known.isEmpty()) {
            users.add(AppUser.demo(line.name(), "zh-CN", line.roles(), hashing.hash(line.password()), clock.instant()));
            audit.record("server-start", "demo-user-created", line.name(), null);
        } else if (known.get().isDemo()) {
            AppUser user = known.get();
            if (!hashing.verify(line.password(), user.passwordHash())) {
                user.changePassword(hashing.hash(line.password()));
            }
            user.assign(line.roles());
            user.enable();
            users.changed(user);
        } else {
            LOG.warning("access demo-user-ignored name=" + line.name() + ": a real user has this name");
        }
    }
}
