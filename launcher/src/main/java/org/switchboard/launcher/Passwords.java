package org.switchboard.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random passwords, made at the first start of a work folder and kept in it, readable by its owner alone. */
final class Passwords {

    // no letters or digits that look alike: people type these
    private static final String ALPHABET = "abcdefghkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known = new Properties();

    Passwords(WorkFolder work) {
        this.file = work.file("passwords.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new LaunchFailure("The passwords in " + file + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
    }

    synchronized String of(String owner) {
        if (known.getProperty(owner) == null) {
            known.setProperty(owner, random());
            StringWriter text = new StringWriter();
            try {
                known.store(text, null);
            } catch (IOException e) {
                throw new IllegalStateException("a StringWriter does not fail", e);
            }
            writePrivately(file, text.toString());
        }
        return known.getProperty(owner);
    }

    /** Twelve signs of thirty, near 59 bits, in groups that can be read out. */
    static String random() {
        return IntStream.range(0, 3).mapToObj(group -> fourSigns()).collect(Collectors.joining("-"));
    }

    private static String fourSigns() {
        return RANDOM.ints(4, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }

    static void writePrivately(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LaunchFailure("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
