package org.legacy.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files and folders that other users of this machine can neither read nor change. */
final class PrivateFiles {

    private static final int PASSWORD_BYTES = 16;

    private PrivateFiles() {}

    /** Makes the folder; one that is there already keeps its permissions. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, permissions("rwx------"));
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createFile(file, permissions("rw-------"));
        Files.writeString(file, text);
    }

    static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
