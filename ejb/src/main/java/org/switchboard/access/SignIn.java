package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.FailedAttempts;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.PasswordRule;
import org.switchboard.access.model.SignedIn;
import org.switchboard.access.model.VerifiedCredentials;

/**
 * Checks a name and a password. A right pair is remembered for a minute, so that calls by HTTP Basic are cheap; wrong
 * ones make the name wait longer and longer. Holds no transaction while it computes.
 */
@ApplicationScoped
public class SignIn {

    private static final int HASH_LOCKS = 64;

    private PasswordHashing hashing;
    private SignInRecord record;
    private Clock clock;
    private String dummyHash;

    /** Calls of the same name wait for one of them to compute, then find what it remembered. */
    private final Object[] hashLocks =
            Stream.generate(Object::new).limit(HASH_LOCKS).toArray();

    private final VerifiedCredentials verified = new VerifiedCredentials();
    private final FailedAttempts failures = new FailedAttempts();

    /**
     * @param signedIn empty when the name is unknown, the password wrong, the user disabled, or the name has to wait
     * @param retryAfter how long this name has to wait before its next try; zero when it may try at once
     */
    public record Attempt(Optional<SignedIn> signedIn, Duration retryAfter) {}

    protected SignIn() {
        // for the container's proxy
    }

    @Inject
    public SignIn(PasswordHashing hashing, SignInRecord record, Clock clock) {
        this.hashing = hashing;
        this.record = record;
        this.clock = clock;
        this.dummyHash = hashing.hash("nobody has this password");
    }

    /** Never throws for what a caller typed; an unknown name costs as much time as a wrong password. */
    public Attempt check(String givenName, String password) {
        if (givenName == null
                || password == null
                || password.length() > PasswordRule.LONGEST
                || !AppUser.couldBeName(givenName)) {
            return refused(Duration.ZERO);
        }
        String name = AppUser.folded(givenName);
        Instant now = clock.instant();
        Optional<SignedIn> cached = verified.find(name, password, now);
        if (cached.isPresent()) {
            return new Attempt(cached, Duration.ZERO);
        }
        synchronized (hashLocks[Math.floorMod(name.hashCode(), HASH_LOCKS)]) {
            return verified.find(name, password, now)
                    .map(user -> new Attempt(Optional.of(user), Duration.ZERO))
                    .orElseGet(() -> computeUnlessWaiting(name, password, now));
        }
    }

    /** How long this name has still to wait before its next try; zero when it may try at once. */
    public Duration waitOf(String givenName) {
        return failures.waitOf(AppUser.folded(givenName), clock.instant());
    }

    private Attempt computeUnlessWaiting(String name, String password, Instant now) {
        Duration wait = failures.waitOf(name, now);
        return wait.isZero() ? compute(name, password, now) : refused(wait);
    }

    private Attempt compute(String name, String password, Instant now) {
        long dropsBefore = verified.drops();
        Optional<AppUser> user = record.user(name);
        boolean right = hashing.verify(password, user.map(AppUser::passwordHash).orElse(dummyHash));
        Optional<SignedIn> signedIn =
                user.filter(found -> right && found.isEnabled()).map(AppUser::signedIn);
        if (signedIn.isEmpty()) {
            failures.failed(name, now);
            record.refused(user.map(AppUser::name));
            return refused(failures.waitOf(name, now));
        }
        failures.reset(name);
        verified.store(name, password, signedIn.get(), now, dropsBefore);
        record.signedIn(name);
        if (hashing.outdated(user.get().passwordHash())) {
            record.strengthened(name, hashing.hash(password));
        }
        return new Attempt(signedIn, Duration.ZERO);
    }

    /** Called on the node of the change as soon as that is committed, on the others within moments. */
    void removeCached(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
        verified.drop(change.name());
        failures.reset(change.name());
    }

    private static Attempt refused(Duration wait) {
        return new Attempt(Optional.empty(), wait);
    }
}
