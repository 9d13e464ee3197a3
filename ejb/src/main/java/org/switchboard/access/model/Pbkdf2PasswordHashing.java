package org.switchboard.access.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-256, kept as {@code algorithm:iterations:salt:hash} so that the number of iterations can be
 * raised later without locking out any user.
 */
@ApplicationScoped
public class Pbkdf2PasswordHashing implements PasswordHashing {

    public static final int ITERATIONS = 210_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    public Pbkdf2PasswordHashing() {
        this(ITERATIONS);
    }

    /** For tests of what is not about the cost. */
    Pbkdf2PasswordHashing(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + ":" + iterations + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(derive(ALGORITHM, password, salt, iterations));
    }

    @Override
    public boolean verify(String password, String kept) {
        Kept parts = Kept.parse(kept);
        return MessageDigest.isEqual(parts.hash, derive(parts.algorithm, password, parts.salt, parts.iterations));
    }

    @Override
    public boolean outdated(String kept) {
        Kept parts = Kept.parse(kept);
        return !parts.algorithm.equals(ALGORITHM) || parts.iterations < iterations;
    }

    private static byte[] derive(String algorithm, String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    private record Kept(String algorithm, int iterations, byte[] salt, byte[] hash) {

        static Kept parse(String kept) {
            String[] parts = kept.split(":");
            if (parts.length != 4 || !parts[0].startsWith("PBKDF2WithHmacSHA")) {
                throw new IllegalArgumentException("not a password hash of this system");
            }
            Base64.Decoder base64 = Base64.getDecoder();
            return new Kept(parts[0], Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
        }
    }
}
