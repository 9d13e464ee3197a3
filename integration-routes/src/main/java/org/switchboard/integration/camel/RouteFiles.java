package org.switchboard.integration.camel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.source.SourceFiles;

/**
 * Keeps the running routes in step with the route files: a new version is tried before it replaces the old one, and
 * when it does not load or start, the last good one goes on. One file's fault never touches another. Used by one thread.
 */
final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    private final SourceFiles files;
    private final TrialLoad trial;
    private final RunningRoutes routes;
    private final Map<String, RouteFile> running = new LinkedHashMap<>();
    private final Map<String, RouteFile> refused = new HashMap<>();

    RouteFiles(SourceFiles files, TrialLoad trial, RunningRoutes routes) {
        this.files = files;
        this.trial = trial;
        this.routes = routes;
    }

    /** This is now the content of the file. */
    void offered(RouteFile file) {
        if (file.equals(running.get(file.path())) && !refused.containsKey(file.path())) {
            return;
        }
        try {
            replace(file);
            refused.remove(file.path());
            files.loaded(file.path(), file.content());
            LOG.info("route file loaded file={}", file.path());
        } catch (BrokenRouteFile fault) {
            refused.put(file.path(), file);
            LOG.warn("route file broken file={} reason={}", file.path(), fault.getMessage());
            LOG.debug("route file broken file={}", file.path(), fault);
            files.broken(file.path(), fault.getMessage());
            runLastGood(file.path());
        }
    }

    List<RouteFile> refused() {
        return List.copyOf(refused.values());
    }

    /** Something in the folder has changed, which may be what these were waiting for. */
    void offerAgain(List<RouteFile> waiting) {
        waiting.stream().filter(file -> file.equals(refused.get(file.path()))).forEach(this::offered);
    }

    /** A property that these routes may use has another value now. */
    void restart(Set<String> changedProperties) {
        for (RouteFile file : Map.copyOf(running).values()) {
            if (changedProperties.stream()
                    .anyMatch(name -> file.content().contains("{{" + name)
                            || file.content().contains("{{?" + name))) {
                running.remove(file.path());
                refused.remove(file.path());
                offered(file);
            }
        }
    }

    void removed(String path) {
        routes.stop(path);
        running.remove(path);
        refused.remove(path);
        files.removed(path);
        LOG.info("route file removed file={}", path);
    }

    private void replace(RouteFile file) throws BrokenRouteFile {
        RouteFile old = running.get(file.path());
        if (file.equals(old)) {
            return;
        }
        routes.refuseClashes(file, trial.of(file));
        routes.stop(file.path());
        try {
            routes.start(file);
            running.put(file.path(), file);
        } catch (BrokenRouteFile fault) {
            running.remove(file.path());
            if (old != null) {
                routes.start(old);
                running.put(old.path(), old);
            }
            throw fault;
        }
    }

    private void runLastGood(String path) {
        if (running.containsKey(path)) {
            return;
        }
        Optional<RouteFile> lastGood = files.lastGood(path).map(content -> new RouteFile(path, content));
        if (lastGood.isPresent()) {
            try {
                replace(lastGood.get());
                LOG.info("route file runs in its last good version file={}", path);
            } catch (BrokenRouteFile worksNoLonger) {
                LOG.warn("last good version broken file={} reason={}", path, worksNoLonger.getMessage());
            }
        }
    }
}
