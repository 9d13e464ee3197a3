package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.PasswordRule;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** What a user does with their own password. Holds no transaction while it computes. */
@ApplicationScoped
public class OwnPassword {

    /** Where the current password is tried; not a network, so that wrong ones here keep nobody from signing in. */
    private static final String PLACE = "own-password";

    private PasswordHashing hashing;
    private HashingLimit limit;
    private SignInThrottle throttle;
    private SignInRecord record;

    protected OwnPassword() {
        // for the container's proxy
    }

    @Inject
    public OwnPassword(PasswordHashing hashing, HashingLimit limit, SignInThrottle throttle, SignInRecord record) {
        this.hashing = hashing;
        this.limit = limit;
        this.throttle = throttle;
        this.record = record;
    }

    /**
     * Ends all sessions of the user, also the one in which they ask.
     *
     * @throws BusinessException when the old password is wrong, or the new one is not allowed
     */
    public void change(@NotNull String old, @NotNull String password, Actor actor) {
        PasswordRule.check(actor.name(), password);
        AppUser user = record.user(actor.name()).orElseThrow(() -> new NotFoundException("user", actor.name()));
        if (!limit.enter(() -> isRight(old, user))) {
            throw new BusinessException("wrong-password", "password", null);
        }
        if (password.equals(old)) {
            throw new BusinessException("password-unchanged", "password", null);
        }
        String hash = limit.compute(() -> hashing.hash(password));
        record.passwordChanged(user.name(), hash, actor);
    }

    private boolean isRight(String old, AppUser user) {
        Duration wait = throttle.enter(user.name(), PLACE);
        if (!wait.isZero()) {
            throw new BusinessException("password-attempts", "password", null, wait.toSeconds() + 1);
        }
        return old.length() <= PasswordRule.LONGEST && limit.compute(() -> hashing.verify(old, user.passwordHash()));
    }
}
