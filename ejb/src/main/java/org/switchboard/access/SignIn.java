package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.PasswordRule;
import org.switchboard.access.model.SignedIn;
import org.switchboard.access.model.VerifiedCredentials;

/**
 * Checks a name and a password. A right pair is remembered for a minute, so that calls by HTTP Basic are cheap; wrong
 * ones make the name wait longer and longer at that network. Holds no transaction while it computes.
 */
@ApplicationScoped
public class SignIn {

    private static final int HASH_LOCKS = 64;

    /** Programs call in parallel; more do not wait for one of them. */
    private static final int MOST_OF_NAME = 256;

    private PasswordHashing hashing;
    private HashingLimit limit;
    private SignInThrottle throttle;
    private SignInRecord record;
    private Clock clock;
    private String hashOfNobody;

    /** Calls of the same name wait for one of them to compute, then find what it remembered. */
    private final List<ReentrantLock> hashLocks =
            Stream.generate(ReentrantLock::new).limit(HASH_LOCKS).toList();

    private final VerifiedCredentials verified = new VerifiedCredentials();

    /**
     * @param signedIn empty when the name is unknown, the password wrong, the user disabled, or the name has to wait
     * @param retryAfter how long this name has to wait before its next try; zero when it may try at once
     * @param busy whether nothing was checked because too many others wait for it
     */
    public record Attempt(Optional<SignedIn> signedIn, Duration retryAfter, boolean busy) {

        static Attempt refused(Duration wait) {
            return new Attempt(Optional.empty(), wait, false);
        }

        static Attempt of(SignedIn user) {
            return new Attempt(Optional.of(user), Duration.ZERO, false);
        }
    }

    protected SignIn() {
        // for the container's proxy
    }

    @Inject
    public SignIn(
            PasswordHashing hashing, HashingLimit limit, SignInThrottle throttle, SignInRecord record, Clock clock) {
        this.hashing = hashing;
        this.limit = limit;
        this.throttle = throttle;
        this.record = record;
        this.clock = clock;
        this.hashOfNobody = hashing.hashOfNobody();
    }

    /**
     * Never throws for what a caller typed; an unknown name costs as much time as a wrong password.
     *
     * @param network from which the caller comes, see {@link org.switchboard.access.model.Network}
     */
    public Attempt check(String givenName, String password, String network) {
        if (givenName == null
                || password == null
                || password.length() > PasswordRule.LONGEST
                || !AppUser.couldBeName(givenName)) {
            return Attempt.refused(Duration.ZERO);
        }
        String name = AppUser.folded(givenName);
        Instant now = clock.instant();
        Optional<SignedIn> cached = verified.find(name, password, now);
        if (cached.isPresent()) {
            return Attempt.of(cached.get());
        }
        try {
            return checkOneByOne(name, password, network, now);
        } catch (SignInBusy busy) {
            return new Attempt(Optional.empty(), Duration.ZERO, true);
        }
    }

    private Attempt checkOneByOne(String name, String password, String network, Instant now) {
        ReentrantLock lock = hashLocks.get(Math.floorMod(name.hashCode(), HASH_LOCKS));
        if (lock.getQueueLength() >= MOST_OF_NAME) {
            throw new SignInBusy();
        }
        lock.lock();
        try {
            return verified.find(name, password, now)
                    .map(Attempt::of)
                    .orElseGet(() -> limit.enter(() -> computeUnlessWaiting(name, password, network, now)));
        } finally {
            lock.unlock();
        }
    }

    private Attempt computeUnlessWaiting(String name, String password, String network, Instant now) {
        Duration wait = throttle.enter(name, network);
        return wait.isZero() ? compute(name, password, network, now) : Attempt.refused(wait);
    }

    private Attempt compute(String name, String password, String network, Instant now) {
        long dropsBefore = verified.drops();
        Optional<AppUser> user = record.user(name);
        boolean right = limit.compute(
                () -> hashing.verify(password, user.map(AppUser::passwordHash).orElse(hashOfNobody)));
        Optional<SignedIn> signedIn =
                user.filter(found -> right && found.maySignInAt(now)).map(AppUser::signedIn);
        if (signedIn.isEmpty()) {
            throttle.failed(name, network);
            record.refused(user.map(AppUser::name));
            return Attempt.refused(throttle.waitOf(name, network));
        }
        throttle.succeeded(name, network);
        verified.store(name, password, signedIn.get(), now, dropsBefore);
        record.signedIn(name);
        renew(user.get(), password);
        return Attempt.of(signedIn.get());
    }

    /** The hash of a demo user stays as it is: its password lies readable beside. */
    private void renew(AppUser user, String password) {
        if (!user.isDemo() && hashing.outdated(user.passwordHash())) {
            record.strengthened(user.name(), limit.compute(() -> hashing.hash(password)));
        }
    }

    /** Called on the node of the change as soon as that is committed, on the others within moments. */
    void removeCached(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
        verified.drop(change.name());
    }
}
