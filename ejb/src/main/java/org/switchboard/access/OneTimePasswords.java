package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.IssuedPassword;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.Permission;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.Users;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.NotFoundException;

/** Passwords that an administrator gives to a person, who can do nothing with them but choose their own. */
@ApplicationScoped
public class OneTimePasswords {

    public static final Duration VALID = Duration.ofDays(3);

    /** Without those that look like another when they are read out. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** 79 bits. */
    private static final int LENGTH = 16;

    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    private UserAdministration administration;
    private Users users;
    private PasswordHashing hashing;
    private HashingLimit limit;
    private KeptSignIns sessions;
    private AuditTrail audit;
    private Event<UserChanged> changes;
    private Clock clock;

    protected OneTimePasswords() {
        // for the container's proxy
    }

    @Inject
    public OneTimePasswords(
            UserAdministration administration,
            Users users,
            PasswordHashing hashing,
            HashingLimit limit,
            KeptSignIns sessions,
            AuditTrail audit,
            Event<UserChanged> changes,
            Clock clock) {
        this.administration = administration;
        this.users = users;
        this.hashing = hashing;
        this.limit = limit;
        this.sessions = sessions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A new user, who chooses their own password at the first sign-in.
     *
     * @param language BCP 47, such as {@code zh-CN}
     */
    @Transactional
    public IssuedPassword create(
            @NotBlank String name,
            String displayName,
            @NotBlank String language,
            @NotEmpty Set<@NotNull Role> roles,
            Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        administration.create(name, displayName, language, roles, randomFor(name), actor);
        return issue(name, actor);
    }

    /** Replaces the user's password, which ends their sessions. The new one is kept nowhere readable. */
    @Transactional
    public IssuedPassword issue(@NotBlank String name, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = users.named(name).orElseThrow(() -> new NotFoundException("user", name));
        String password = randomFor(name);
        Instant until = clock.instant().plus(VALID);
        user.setOneTimePassword(limit.compute(() -> hashing.hash(password)), until);
        users.changed(user);
        audit.record(actor, "one-time-password", user.name(), null);
        sessions.endAllOf(user.name(), actor.author());
        changes.fire(new UserChanged(user.name(), actor.author()));
        return new IssuedPassword(user.view(), password, until);
    }

    private String randomFor(String name) {
        return Stream.generate(this::random)
                .filter(password -> !password.contains(AppUser.folded(name)))
                .findFirst()
                .orElseThrow();
    }

    /** Four groups, as people read out what is long. */
    private String random() {
        String characters = random.ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
