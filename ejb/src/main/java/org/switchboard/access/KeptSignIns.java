package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.UserView;
import org.switchboard.access.model.Users;
import org.switchboard.access.persistence.KeptSignInTable;

/**
 * Sign-ins that outlive the session in the memory of one node, for as long as a session would have lasted. A change of the
 * user's password, roles or admission ends all of theirs.
 */
@ApplicationScoped
public class KeptSignIns {

    /** As {@code invalidationTimeout} of the sessions in server.xml. */
    static final Duration LONGEST_IDLE = Duration.ofHours(8);

    static final Duration LONGEST = Duration.ofHours(16);

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 100;

    private final SecureRandom random = new SecureRandom();

    private KeptSignInTable table;
    private Users users;
    private Clock clock;

    protected KeptSignIns() {
        // for the container's proxy
    }

    @Inject
    public KeptSignIns(KeptSignInTable table, Users users, Clock clock) {
        this.table = table;
        this.users = users;
        this.clock = clock;
    }

    /** What the browser of this user is to hold from now on; nobody else knows it. */
    @Transactional
    public String begin(String user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        table.add(hash(token), user, clock.instant());
        return token;
    }

    /** The user whose sign-in it is, if it has not ended and they may still sign in. */
    @Transactional
    public Optional<UserView> resume(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return table.use(hash(token), now.minus(LONGEST_IDLE), now.minus(LONGEST), now)
                .flatMap(users::named)
                .filter(AppUser::isEnabled)
                .map(AppUser::view);
    }

    @Transactional
    public void end(String token) {
        if (token.length() <= LONGEST_TOKEN) {
            table.end(hash(token));
        }
    }

    @Transactional
    int deleteEnded(int most) {
        Instant now = clock.instant();
        return table.deleteOlderThan(now.minus(LONGEST_IDLE), now.minus(LONGEST), most);
    }

    /** In the transaction of the change, so that none outlives it. */
    void endOf(@Observes UserChanged change) {
        table.endAllOf(change.name());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
