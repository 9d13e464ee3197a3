package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.UserView;
import org.switchboard.access.model.Users;
import org.switchboard.access.persistence.KeptSignInTable;
import org.switchboard.event.model.ChangeAuthor;

/**
 * The sessions of users, in the database, so that they outlive a restart of a server and can be ended on every node. What a
 * node holds in memory of one lasts no longer than it does here.
 */
@ApplicationScoped
public class KeptSignIns {

    /** Without an action of a person. */
    public static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    public static final Duration LONGEST = Duration.ofHours(10);

    /** So often at most an action is written down; a session may be this much longer idle. */
    public static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_BROWSER = 300;

    private final SecureRandom random = new SecureRandom();

    private KeptSignInTable table;
    private Users users;
    private Event<SessionsEnded> ends;
    private Clock clock;

    /** @param token what the browser of the user is to hold from now on; nobody else knows it */
    public record Begun(UUID id, String token) {}

    /** @param usedAt when a person did something in it last */
    public record Resumed(UUID id, UserView user, boolean oneTimePassword, Instant usedAt) {}

    protected KeptSignIns() {
        // for the container's proxy
    }

    @Inject
    public KeptSignIns(KeptSignInTable table, Users users, Event<SessionsEnded> ends, Clock clock) {
        this.table = table;
        this.users = users;
        this.ends = ends;
        this.clock = clock;
    }

    /** @param browser as it names itself */
    @Transactional
    public Begun begin(String user, String network, String browser) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UUID.randomUUID();
        table.add(
                id,
                hash(token),
                user,
                network,
                browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)),
                clock.instant());
        return new Begun(id, token);
    }

    /** The session of what a browser holds, if it has not ended and its user may still sign in. */
    @Transactional
    public Optional<Resumed> resume(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return table.find(hash(token), idleSince(now), now.minus(LONGEST)).flatMap(kept -> users.named(kept.user())
                .filter(AppUser::isEnabled)
                .map(user -> new Resumed(kept.id(), user.view(), user.hasOneTimePassword(), kept.usedAt())));
    }

    /** A person has done something in the session. */
    @Transactional
    public void used(UUID id, Instant at) {
        table.used(id, at);
    }

    /** Those of these sessions that have not ended. */
    @Transactional
    public Set<UUID> alive(Collection<UUID> ids) {
        Instant now = clock.instant();
        return ids.isEmpty() ? Set.of() : table.alive(ids, idleSince(now), now.minus(LONGEST));
    }

    /** The user signs out. */
    @Transactional
    public void end(String token) {
        if (token.length() <= LONGEST_TOKEN) {
            table.end(hash(token));
        }
    }

    /** In the transaction of the change that ends them, so that none outlives it. */
    @Transactional
    public void endAllOf(String user, Optional<ChangeAuthor> by) {
        table.endAllOf(user);
        ends.fire(new SessionsEnded(user, by));
    }

    @Transactional
    int deleteEnded(int most) {
        Instant now = clock.instant();
        return table.deleteOlderThan(idleSince(now), now.minus(LONGEST), most);
    }

    private static Instant idleSince(Instant now) {
        return now.minus(LONGEST_IDLE).minus(NOTED_EVERY);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
