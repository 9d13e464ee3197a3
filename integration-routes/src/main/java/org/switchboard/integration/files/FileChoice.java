package org.switchboard.integration.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.switchboard.integration.camel.runtime.ServiceBean;

/**
 * Selects the files that are read now: those whose size and time stayed the same between scans. Only our own clock
 * counts, since that of a server may be wrong. A growing file delays no other. Names that leave the folder, and links,
 * are skipped. When a file could not be stored, all files wait and reading begins with it again, so that the order is
 * kept. A file that cannot be opened or moved delays no other.
 */
public class FileChoice extends ServiceBean implements GenericFileFilter<Object> {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SKIP_DURATION = Duration.ofMinutes(1);
    private static final Duration SIGHTING_EXPIRY = Duration.ofHours(1);
    private static final int MOST_SIGHTINGS = 1000;

    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Map<String, Instant> skippedUntil = new HashMap<>();
    private boolean subfolders;
    private Set<String> kept = Set.of();
    private InstantSource clock;
    private Duration settle = Duration.ZERO;
    private Instant notBefore = Instant.MIN;

    public FileChoice() {}

    FileChoice(InstantSource clock) {
        this.clock = clock;
    }

    private record Sighting(long length, long changed, Instant since, Instant last) {

        boolean isOf(GenericFile<?> file) {
            return length == file.getFileLength() && changed == file.getLastModified();
        }
    }

    @Override
    public synchronized boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()) {
            return subfolders && isReadFolder(file);
        }
        if (isOutsideFolder(file)) {
            return false;
        }
        Instant now = clock.instant();
        return isUnchanged(file, now)
                && !now.isBefore(notBefore)
                && !now.isBefore(skippedUntil.getOrDefault(nameOf(file), Instant.MIN));
    }

    /** The records of a file are sent to the intake; a retry is pending until {@link #fileEnded} is called. */
    synchronized void fileBegins() {
        notBefore = clock.instant().plus(PAUSE);
    }

    synchronized void fileEnded() {
        notBefore = Instant.MIN;
    }

    /** Whether a file is still to be read again. */
    synchronized boolean hasPendingRetry() {
        Instant now = clock.instant();
        return notBefore.isAfter(Instant.MIN) || skippedUntil.values().stream().anyMatch(now::isBefore);
    }

    /** Other files are read, and this one is retried later. */
    synchronized void skip(String fileName) {
        Instant now = clock.instant();
        skippedUntil.values().removeIf(until -> until.isBefore(now));
        skippedUntil.put(fileName, now.plus(SKIP_DURATION));
    }

    private boolean isUnchanged(GenericFile<?> file, Instant now) {
        String name = nameOf(file);
        Sighting earlier = sightings.get(name);
        boolean same = earlier != null && earlier.isOf(file);
        Instant since = same ? earlier.since() : now;
        sightings.put(name, new Sighting(file.getFileLength(), file.getLastModified(), since, now));
        if (sightings.size() > MOST_SIGHTINGS) {
            sightings.values().removeIf(sighting -> sighting.last().isBefore(now.minus(SIGHTING_EXPIRY)));
        }
        return same && !since.plus(settle).isAfter(now);
    }

    /** A server may send a file name that leaves the folder; and a local link may point to any file. */
    private boolean isOutsideFolder(GenericFile<?> file) {
        String name = file.getFileNameOnly();
        return name.contains("/")
                || name.contains("\\")
                || !(subfolders ? isPathDownwards(file.getFileName()) : name.equals(file.getFileName()))
                || file.getFile() instanceof File here
                        && !Files.isRegularFile(here.toPath(), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isReadFolder(GenericFile<?> folder) {
        String name = folder.getFileNameOnly();
        return isPathDownwards(folder.getFileName())
                && !name.startsWith(".")
                && !kept.contains(nameOf(folder))
                && !kept.contains(folder.getAbsoluteFilePath())
                && !(folder.getFile() instanceof File here
                        && !Files.isDirectory(here.toPath(), LinkOption.NOFOLLOW_LINKS));
    }

    private static boolean isPathDownwards(String path) {
        return Arrays.stream(path.replace(File.separatorChar, '/').split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** Its path below the folder, with slashes. */
    static String nameOf(GenericFile<?> file) {
        return printable(file.getFileName().replace(File.separatorChar, '/'));
    }

    /** A name for messages and logs: a line break in it could imitate another log entry. */
    static String printable(String fileName) {
        return fileName.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        this.clock = services().clock();
    }

    /** Whether files in folders below are read too. */
    public void setSubfolders(boolean subfolders) {
        this.subfolders = subfolders;
    }

    /** The paths of folders in which files are kept that were read or could not be, with commas between them. */
    public void setKept(String kept) {
        this.kept = Arrays.stream(kept.split(",", -1))
                .map(path -> path.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Milliseconds. */
    public void setSettle(long settle) {
        this.settle = Duration.ofMillis(settle);
    }
}
