package org.switchboard.integration.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.switchboard.integration.camel.runtime.ServiceBean;

/**
 * Which files are read now: those that have kept their size and time for a while from look to look. Only our own clock
 * counts, since that of a server may be wrong; and a file that goes on growing holds up no other. Names that lead
 * elsewhere, and links, are passed over. When a file could not be stored, all wait a little and then begin with it again,
 * so that they stay in their order; one that cannot even be opened, or not be moved afterwards, holds up no other.
 */
public class FileChoice extends ServiceBean implements GenericFileFilter<Object> {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PASSED_OVER_FOR = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MANY = 1000;

    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Map<String, Instant> passedOver = new HashMap<>();
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
        if (file.isDirectory() || leadsElsewhere(file)) {
            return false;
        }
        Instant now = clock.instant();
        return isSettled(file, now)
                && !now.isBefore(notBefore)
                && !now.isBefore(passedOver.getOrDefault(file.getFileNameOnly(), Instant.MIN));
    }

    /** The records of a file are handed on; that counts as trouble until it is {@link #fileEnded said} to be over. */
    synchronized void fileBegins() {
        notBefore = clock.instant().plus(PAUSE);
    }

    synchronized void fileEnded() {
        notBefore = Instant.MIN;
    }

    /** Whether a file is still to be read again. */
    synchronized boolean isInTrouble() {
        Instant now = clock.instant();
        return notBefore.isAfter(Instant.MIN) || passedOver.values().stream().anyMatch(now::isBefore);
    }

    /** The others go on, and this one is tried again later. */
    synchronized void passOver(String fileName) {
        Instant now = clock.instant();
        passedOver.values().removeIf(until -> until.isBefore(now));
        passedOver.put(fileName, now.plus(PASSED_OVER_FOR));
    }

    private boolean isSettled(GenericFile<?> file, Instant now) {
        Sighting earlier = sightings.get(file.getFileNameOnly());
        boolean same = earlier != null && earlier.isOf(file);
        Instant since = same ? earlier.since() : now;
        sightings.put(file.getFileNameOnly(), new Sighting(file.getFileLength(), file.getLastModified(), since, now));
        if (sightings.size() > MANY) {
            sightings.values().removeIf(sighting -> sighting.last().isBefore(now.minus(FORGOTTEN_AFTER)));
        }
        return same && !since.plus(settle).isAfter(now);
    }

    /** What a server says a file is called may be made to mislead; and a link here may lead to any file. */
    private static boolean leadsElsewhere(GenericFile<?> file) {
        String name = file.getFileNameOnly();
        return name.contains("/")
                || name.contains("\\")
                || !name.equals(file.getFileName())
                || file.getFile() instanceof File here
                        && !Files.isRegularFile(here.toPath(), LinkOption.NOFOLLOW_LINKS);
    }

    /** A name for sentences and logs: a line end in it could pretend to be another entry. */
    static String shown(String fileName) {
        return fileName.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        this.clock = services().clock();
    }

    /** Milliseconds. */
    public void setSettle(long settle) {
        this.settle = Duration.ofMillis(settle);
    }
}
