package org.switchboard.access.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * PBKDF2 by Jakarta Security, kept as {@code algorithm:iterations:salt:hash}. The parameters are those of OWASP's Password
 * Storage Cheat Sheet of 2025; a hash of other parameters is recognised and replaced at the next sign-in.
 */
@ApplicationScoped
public class Pbkdf2PasswordHashing implements PasswordHashing {

    public static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    public static final int ITERATIONS = 210_000;

    private static final String PARAMETERS = ALGORITHM + ":" + ITERATIONS + ":";

    /** The fewest that Jakarta Security allows. */
    private static final int ITERATIONS_OF_DEMO = 1024;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private Pbkdf2PasswordHash usual;
    private Pbkdf2PasswordHash demo;

    protected Pbkdf2PasswordHashing() {
        // for the container's proxy
    }

    /** Two instances, since each keeps its parameters. */
    @Inject
    public Pbkdf2PasswordHashing(Pbkdf2PasswordHash usual, Pbkdf2PasswordHash demo) {
        this.usual = usual;
        this.demo = demo;
        usual.initialize(parameters(ITERATIONS));
        demo.initialize(parameters(ITERATIONS_OF_DEMO));
    }

    @Override
    public String hash(String password) {
        return usual.generate(password.toCharArray());
    }

    @Override
    public String hashOfDemo(String password) {
        return demo.generate(password.toCharArray());
    }

    @Override
    public String hashOfNobody() {
        return PARAMETERS + random(SALT_BYTES) + ":" + random(HASH_BYTES);
    }

    @Override
    public boolean verify(String password, String kept) {
        return usual.verify(password.toCharArray(), kept);
    }

    @Override
    public boolean outdated(String kept) {
        return !kept.startsWith(PARAMETERS);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Map<String, String> parameters(int iterations) {
        return Map.of(
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", String.valueOf(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", String.valueOf(SALT_BYTES),
                "Pbkdf2PasswordHash.KeySizeBytes", String.valueOf(HASH_BYTES));
    }
}
