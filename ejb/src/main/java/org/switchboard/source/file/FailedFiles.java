package org.switchboard.source.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.source.model.FailedFile;
import org.switchboard.source.persistence.FailedFileTable;

/**
 * Files that could not be read, listed until a person has each read again or dismisses it. The route that found the file
 * moves it back with its next poll, on whichever node it runs.
 */
@ApplicationScoped
public class FailedFiles {

    public static final int LARGEST_PAGE = 200;

    private static final String KIND = "failed-file";

    private FailedFileTable table;
    private AuditTrail audit;
    private Clock clock;

    protected FailedFiles() {
        // for the container's proxy
    }

    @Inject
    public FailedFiles(FailedFileTable table, AuditTrail audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional
    public Page<FailedFile> page(int limit, Optional<String> cursor, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                table.before(Page.position(cursor, Long.MAX_VALUE), size + 1), size, last -> String.valueOf(last.id()));
    }

    /** Has the file read again; its entry goes when it was moved back. */
    @Transactional
    public void requeue(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        FailedFile file =
                table.requeue(id, clock.instant(), actor.name()).orElseThrow(() -> new NotFoundException(KIND, id));
        audit.record(actor.name(), "failed-file-requeued", file.source(), file.name());
    }

    /** Takes the file off the list; it stays in the folder for errors. */
    @Transactional
    public void dismiss(long id, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        FailedFile file = table.remove(id).orElseThrow(() -> new NotFoundException(KIND, id));
        audit.record(actor.name(), "failed-file-dismissed", file.source(), file.name());
    }

    /** A route could not read the file and puts it into the folder for errors. */
    @Transactional
    public void failed(String source, String route, String name, String reason) {
        table.keep(source, route, name, reason, clock.instant());
    }

    /** Files of a route that a person wants to have read again. */
    @Transactional
    public List<FailedFile> toRequeue(String route) {
        return table.toRequeue(route);
    }

    /** The file lies where it is read. */
    @Transactional
    public void requeued(FailedFile file) {
        table.remove(file.id());
    }

    /** The file could not be moved back, and waits for a new decision. */
    @Transactional
    public void notRequeued(FailedFile file, String reason) {
        table.notRequeued(file.id(), reason);
    }
}
