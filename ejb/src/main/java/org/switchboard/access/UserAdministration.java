package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.PasswordRule;
import org.switchboard.access.model.Permission;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.access.model.Users;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/**
 * What an administrator does with users. Each change is audited under the actor's name and drops what this node
 * remembered of the user; other nodes drop it within a minute.
 */
@ApplicationScoped
public class UserAdministration {

    public static final int LARGEST_PAGE = 200;

    private Users users;
    private PasswordHashing hashing;
    private AuditTrail audit;
    private Event<UserChanged> changes;
    private Clock clock;

    protected UserAdministration() {
        // for the container's proxy
    }

    @Inject
    public UserAdministration(
            Users users, PasswordHashing hashing, AuditTrail audit, Event<UserChanged> changes, Clock clock) {
        this.users = users;
        this.hashing = hashing;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param language BCP 47, such as {@code zh-CN}
     * @param password 12 to 200 characters that do not hold the name
     * @throws BusinessException when the name is taken or a value is not allowed
     */
    @Transactional
    public UserView create(
            @NotBlank String name,
            String displayName,
            @NotBlank String language,
            @NotEmpty Set<@NotNull Role> roles,
            @NotNull String password,
            Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = new AppUser(name, displayName, language, roles, "", clock.instant());
        if (users.named(name).isPresent()) {
            throw new BusinessException("user-exists", "name", name, name);
        }
        PasswordRule.check(name, password);
        user.changePassword(hashing.hash(password));
        users.add(user);
        audited(user, "user-created", groups(roles), actor);
        return user.view();
    }

    /** A disabled user cannot sign in; what they did stays theirs. The last administrator cannot be disabled. */
    @Transactional
    public UserView disable(@NotBlank String name, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        users.holdOtherNodes();
        AppUser user = existing(name);
        user.disable();
        users.changed(user);
        requireAdministrator(name);
        audited(user, "user-disabled", null, actor);
        return user.view();
    }

    /** @throws BusinessException for a demo user: the file of demo users decides which exist */
    @Transactional
    public UserView enable(@NotBlank String name, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = existing(name);
        if (user.isDemo()) {
            throw new BusinessException("demo-user", "name", name, name);
        }
        user.enable();
        users.changed(user);
        audited(user, "user-enabled", null, actor);
        return user.view();
    }

    @Transactional
    public UserView assign(@NotBlank String name, @NotEmpty Set<@NotNull Role> roles, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        users.holdOtherNodes();
        AppUser user = existing(name);
        user.assign(roles);
        users.changed(user);
        requireAdministrator(name);
        audited(user, "user-roles", groups(roles), actor);
        return user.view();
    }

    /**
     * For which areas the user is responsible from now on.
     *
     * @param areas names of zones; empty for all
     */
    @Transactional
    public UserView assignAreas(@NotBlank String name, @NotNull Set<@NotNull String> areas, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = existing(name);
        user.assignAreas(areas);
        users.changed(user);
        audited(user, "user-areas", areas.stream().sorted().collect(Collectors.joining(" ")), actor);
        return user.view();
    }

    /** Sets another password for a user who lost theirs. */
    @Transactional
    public void resetPassword(@NotBlank String name, @NotNull String password, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = existing(name);
        PasswordRule.check(name, password);
        user.changePassword(hashing.hash(password));
        users.changed(user);
        audited(user, "password-reset", null, actor);
    }

    /** @throws BusinessException when the old password is not right */
    @Transactional
    public void changeOwnPassword(@NotNull String old, @NotNull String password, Actor actor) {
        AppUser user = existing(actor.name());
        if (old.length() > PasswordRule.LONGEST || !hashing.verify(old, user.passwordHash())) {
            throw new BusinessException("wrong-password", "password", null);
        }
        PasswordRule.check(actor.name(), password);
        user.changePassword(hashing.hash(password));
        users.changed(user);
        audited(user, "password-changed", null, actor);
    }

    /** The language of this user's screens. */
    @Transactional
    public UserView changeLanguage(@NotBlank String name, @NotBlank String language, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        AppUser user = existing(name);
        user.changeLanguage(language);
        users.changed(user);
        audited(user, "user-language", language, actor);
        return user.view();
    }

    @Transactional
    public Optional<UserView> find(@NotBlank String name, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        return users.named(name).map(AppUser::view);
    }

    /** Whether there is such a user, and may sign in. */
    @Transactional
    public boolean isAdmitted(@NotBlank String name) {
        return users.named(name).filter(AppUser::isEnabled).isPresent();
    }

    /** Names of users who may sign in, to whom a ticket can be given; at most {@link #LARGEST_PAGE}. */
    @Transactional
    public List<String> admitted(Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return users.after("", LARGEST_PAGE).stream()
                .filter(AppUser::isEnabled)
                .map(AppUser::name)
                .toList();
    }

    /** Ordered by name; the cursor is the last name of the page before. */
    @Transactional
    public Page<UserView> list(int limit, Optional<String> cursor, Actor actor) {
        actor.require(Permission.ADMINISTER_USERS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(users.after(Page.position(cursor, "", AppUser.NAME), size + 1), size, AppUser::name)
                .map(AppUser::view);
    }

    private AppUser existing(String name) {
        return users.named(name).orElseThrow(() -> new NotFoundException("user", name));
    }

    private void requireAdministrator(String name) {
        if (!users.anyEnabledWith(Role.ADMIN)) {
            throw new BusinessException("last-administrator", "name", name, name);
        }
    }

    private void audited(AppUser user, String action, String detail, Actor actor) {
        audit.record(actor, action, user.name(), detail);
        changes.fire(new UserChanged(user.name(), actor.author()));
    }

    private static String groups(Set<Role> roles) {
        return roles.stream().map(Role::group).sorted().collect(Collectors.joining(" "));
    }
}
