package org.switchboard.audit.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/** An entry as the chain covers it: all its columns, and the digest of its text in the place of the text. */
public record SealedEntry(
        long id,
        Instant at,
        String actor,
        Optional<String> origin,
        String kind,
        String action,
        String subject,
        Optional<String> detail,
        Optional<byte[]> textDigest) {

    private static final int VERSION = 1;

    /** SHA-256 of the hash before and of all fields, each with its length. */
    public byte[] hashAfter(byte[] previous) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(VERSION);
            out.write(previous);
            out.writeLong(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            write(out, actor);
            write(out, origin);
            write(out, kind);
            write(out, action);
            write(out, subject);
            write(out, detail);
            out.writeInt(textDigest.map(digest -> digest.length).orElse(-1));
            if (textDigest.isPresent()) {
                out.write(textDigest.get());
            }
            return sha256().digest(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** With a salt of its own, so that an erased text cannot be guessed from its digest. */
    public static byte[] digestOf(byte[] salt, String text) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            write(out, text.get());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
