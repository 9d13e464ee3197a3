package org.switchboard.access.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a minute that a password was right, because a program that calls by HTTP Basic sends it every time and
 * must not cost a whole PBKDF2 each. Holds no password: only an HMAC under a key that exists only in this process.
 */
public final class VerifiedCredentials {

    public static final Duration KEPT = Duration.ofSeconds(60);

    private static final int NAMES = 10_000;
    private static final String ALGORITHM = "HmacSHA256";

    private record Verified(byte[] proof, SignedIn user, Instant until) {}

    private final SecretKeySpec key = freshKey();
    private long drops;
    private final Map<String, Verified> byName = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > NAMES;
        }
    };

    public Optional<SignedIn> find(String name, String password, Instant now) {
        byte[] proof = proof(name, password);
        synchronized (byName) {
            return Optional.ofNullable(byName.get(name))
                    .filter(verified -> verified.until.isAfter(now) && MessageDigest.isEqual(verified.proof, proof))
                    .map(Verified::user);
        }
    }

    /** To be asked before the user is read, and given to {@link #store}. */
    public long drops() {
        synchronized (byName) {
            return drops;
        }
    }

    /** Remembers nothing when a user was dropped while this password was being checked against what was then kept. */
    public void store(String name, String password, SignedIn user, Instant now, long dropsBefore) {
        Verified verified = new Verified(proof(name, password), user, now.plus(KEPT));
        synchronized (byName) {
            if (drops == dropsBefore) {
                byName.put(name, verified);
            }
        }
    }

    public void drop(String name) {
        synchronized (byName) {
            drops++;
            byName.remove(name);
        }
    }

    private byte[] proof(String name, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec freshKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
