package org.switchboard.servicelevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.switchboard.shared.OperatorFiles;

/** A configuration folder with policies that a test writes. */
public final class ServiceLevelFolder {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Path folder;
    private int changes;

    public ServiceLevelFolder(Path folder) {
        this.folder = folder;
    }

    /** The policies that come with the system, on a day on which all of them are in force. */
    public static ServiceLevelPolicies configured() {
        return new ServiceLevelPolicies(
                new OperatorFiles(Optional.of("../config")),
                Clock.fixed(Instant.parse("2026-11-30T04:00:00Z"), ZoneOffset.UTC),
                SHANGHAI);
    }

    public ServiceLevelFolder write(String... lines) {
        try {
            Path file = folder.resolve(ServiceLevelPolicies.FILE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines));
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++changes)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ServiceLevelPolicies policies(Clock clock) {
        return new ServiceLevelPolicies(new OperatorFiles(Optional.of(folder.toString())), clock, SHANGHAI);
    }
}
