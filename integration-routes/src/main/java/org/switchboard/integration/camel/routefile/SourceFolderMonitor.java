package org.switchboard.integration.camel.routefile;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.folder.FolderChange;
import org.switchboard.integration.folder.FolderGuard;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.SourceFolder.Stamp;
import org.switchboard.integration.folder.UnreadableFile;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.model.SourceFile;

/**
 * Scans the folder of the source files and activates changes. The order is properties, mappings, routes, and last
 * removed mappings. Used by one thread at a time.
 */
public final class SourceFolderMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(SourceFolderMonitor.class);

    private final SourceFolder folder;
    private final SourceFiles files;
    private final SiteProperties properties;
    private final JsltRecordMappings mappings;
    private final RouteFiles routes;
    private Map<String, Stamp> seen = new TreeMap<>();
    private boolean first = true;
    private boolean interrupted;

    public SourceFolderMonitor(
            SourceFolder folder,
            SourceFiles files,
            SiteProperties properties,
            JsltRecordMappings mappings,
            RouteFiles routes) {
        this.folder = folder;
        this.files = files;
        this.properties = properties;
        this.mappings = mappings;
        this.routes = routes;
    }

    /** A file whose change could not be brought into force, for reasons outside of the file, is tried again next time. */
    public synchronized void scan() {
        if (!folder.isThere()) {
            return; // a share that is away for a while takes nothing with it
        }
        if (FolderChange.isUnfinished(folder.root())) {
            recover();
            return;
        }
        Optional<FolderGuard> guard = FolderGuard.shared(folder.root());
        if (guard.isEmpty()) {
            return; // files are being exchanged
        }
        try (FolderGuard taken = guard.get()) {
            if (!FolderChange.isUnfinished(folder.root())) {
                interrupted = false;
                scanFiles();
            }
        }
    }

    /** A half of an activation is never brought into force. */
    private void recover() {
        try {
            if (FolderChange.recover(folder.root())) {
                LOG.warn("interrupted activation undone folder={}", folder.root());
            }
        } catch (IOException failure) {
            if (!interrupted) {
                LOG.warn(
                        "interrupted activation cannot be undone, run ./sources activate again folder={} reason={}",
                        folder.root(),
                        failure.toString());
            }
            interrupted = true;
        }
    }

    private void scanFiles() {
        Map<String, Stamp> now = folder.stamps();
        if (first) {
            forgetFilesOfEarlierTimes(now.keySet());
            first = false;
        }
        Set<String> changed = now.keySet().stream()
                .filter(path -> !now.get(path).equals(seen.get(path)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> gone = new LinkedHashSet<>(seen.keySet());
        gone.removeAll(now.keySet());
        if (changed.isEmpty() && gone.isEmpty()) {
            routes.startAgain();
            return;
        }
        Map<String, Stamp> done = new TreeMap<>(now);
        List<RouteFile> waiting = routes.refused();
        takeProperties(changed, gone);
        each(changed, SourceFolderMonitor::isMappingOrTable, done, mappings::changed);
        each(gone, SourceFolderMonitor::isRouteFile, done, routes::removed);
        each(changed, SourceFolderMonitor::isRouteFile, done, this::offer);
        // only now it is known which routes still use them
        each(gone, SourceFolderMonitor::isMappingOrTable, done, path -> mappings.removed(path, routes::mention));
        routes.offerAgain(waiting);
        seen = done;
    }

    private void offer(String path) {
        try {
            folder.read(path).ifPresent(content -> routes.offered(new RouteFile(path, content)));
        } catch (UnreadableFile fault) {
            routes.unreadable(path, fault.getMessage());
        }
    }

    private void takeProperties(Set<String> changed, Set<String> gone) {
        if (changed.stream().anyMatch(SiteProperties::isPropertyFile)
                || gone.stream().anyMatch(SiteProperties::isPropertyFile)) {
            routes.restart(properties.refresh());
        }
    }

    private void each(Set<String> paths, Predicate<String> kind, Map<String, Stamp> done, Action action) {
        for (String path : paths) {
            if (kind.test(path)) {
                try {
                    action.on(path);
                } catch (RuntimeException | StackOverflowError | LinkageError notNow) {
                    LOG.warn("source file not handled, will be tried again file={}", path, notNow);
                    // at the next look a change is then one not seen yet, and a removal one still to come
                    done.compute(path, (same, stamp) -> stamp == null ? seen.get(same) : null);
                }
            }
        }
    }

    private interface Action {
        void on(String path);
    }

    private void forgetFilesOfEarlierTimes(Set<String> present) {
        files.all().stream()
                .map(SourceFile::path)
                .filter(path -> isRouteFile(path) && !present.contains(path))
                .forEach(routes::removed);
    }

    private static boolean isRouteFile(String path) {
        return path.endsWith(SourceFolder.ROUTES) && !path.contains("/");
    }

    private static boolean isMappingOrTable(String path) {
        return path.endsWith(SourceFolder.MAPPINGS) || path.endsWith(SourceFolder.CODE_TABLES);
    }
}
