package org.switchboard.source.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.source.model.FileVersion;
import org.switchboard.source.model.SourceFile;
import org.switchboard.source.persistence.SourceFileTable;

/**
 * Route and mapping files as this system last ran them. The last version that worked is kept here, so that a file that
 * is broken at start still has something to run with.
 */
@ApplicationScoped
public class SourceFiles {

    @Inject
    SourceFileTable table;

    @Inject
    Clock clock;

    @Transactional
    public Optional<String> lastGood(String path) {
        return table.lastGood(path);
    }

    /** This content loaded and runs. */
    @Transactional
    public void loaded(String path, String content) {
        table.loaded(path, content, clock.instant());
    }

    /** The content now in the folder does not load, for this reason; the last good version is kept. */
    @Transactional
    public void broken(String path, String reason) {
        table.broken(path, reason, clock.instant());
    }

    /** The file was taken away. */
    @Transactional
    public void removed(String path) {
        table.removed(path);
    }

    /** The versions of a file that ran, the newest first, those of a file that was taken away included. */
    @Transactional
    public List<FileVersion> versions(String path, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        return table.versions(path);
    }

    @Transactional
    public List<SourceFile> all() {
        return table.all();
    }
}
