package org.switchboard.integration.camel.routefile;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.PollPause;
import org.switchboard.integration.camel.runtime.RouteConflict;
import org.switchboard.integration.camel.runtime.RunningRoutes;
import org.switchboard.outbox.Deliveries;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.file.SourceFiles;

/**
 * Keeps the running routes consistent with the route files. A new version is tried before it replaces the old one; when
 * it does not load or start, the last good one keeps running. One file's fault never touches another. Used by one
 * thread.
 */
public final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    private static final Duration LONGEST_START_PAUSE = Duration.ofMinutes(5);

    private final SourceFiles files;
    private final Feeds feeds;
    private final Deliveries deliveries;
    private final TrialLoad trial;
    private final RunningRoutes routes;
    private final Map<String, RouteFile> running = new LinkedHashMap<>();
    private final Map<String, RouteFile> refused = new HashMap<>();
    private final Set<String> unrecorded = new HashSet<>();

    /** Of files that would load and do not start, because something outside of them is not there. */
    private final Map<String, PollPause> startPauses = new HashMap<>();

    public RouteFiles(SourceFiles files, Feeds feeds, Deliveries deliveries, TrialLoad trial, RunningRoutes routes) {
        this.files = files;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.trial = trial;
        this.routes = routes;
    }

    /** This is now the content of the file. */
    void offered(RouteFile file) {
        boolean runs = file.equals(running.get(file.path()));
        if (!runs || refused.containsKey(file.path()) || unrecorded.contains(file.path())) {
            activate(file, !runs);
        }
    }

    List<RouteFile> refused() {
        return List.copyOf(refused.values());
    }

    /** Something in the folder has changed, which may be what these were waiting for. */
    void offerAgain(List<RouteFile> waiting) {
        waiting.stream().filter(file -> file.equals(refused.get(file.path()))).forEach(this::offered);
    }

    /** Files that did not start are tried again, less and less often, though nothing in the folder has changed. */
    void startAgain() {
        for (RouteFile file : List.copyOf(refused.values())) {
            PollPause pause = startPauses.get(file.path());
            if (pause != null && pause.mayBegin()) {
                offered(file);
            }
        }
    }

    /** Whether a running route file names that mapping. */
    boolean mention(String mapping) {
        return running.values().stream().anyMatch(file -> file.content().contains(mapping));
    }

    /** Properties have other values now; the routes that use them begin anew. */
    void restart(Set<String> changedProperties) {
        for (RouteFile file : List.copyOf(running.values())) {
            boolean concerned = changedProperties.stream()
                    .anyMatch(name -> file.content().contains("{{" + name)
                            || file.content().contains("{{?" + name));
            if (concerned) {
                activate(file, true);
            }
        }
    }

    /** The file cannot even be read. */
    void unreadable(String path, String reason) {
        files.broken(path, reason);
        runLastGoodVersion(path);
    }

    /** The file was taken away, now or while nobody looked. */
    void removed(String path) {
        routes.stop(path);
        running.remove(path);
        refused.remove(path);
        unrecorded.remove(path);
        startPauses.remove(path);
        feeds.declared(path, Set.of());
        deliveries.declared(path, Set.of());
        files.removed(path);
        LOG.info("route file removed file={}", path);
    }

    private void activate(RouteFile file, boolean replace) {
        try {
            if (replace) {
                replace(file);
            }
            refused.remove(file.path());
            unrecorded.add(file.path());
            feeds.declared(file.path(), routes.feedsOf(file.path()));
            deliveries.declared(file.path(), routes.destinationsOf(file.path()));
            files.loaded(file.path(), file.content());
            unrecorded.remove(file.path());
            LOG.info("route file loaded file={}", file.path());
        } catch (BrokenRouteFile fault) {
            refused.put(file.path(), file);
            LOG.warn("route file broken file={} reason={}", file.path(), fault.getMessage());
            LOG.debug("route file broken file={}", file.path(), fault);
            files.broken(file.path(), fault.getMessage());
            runLastGoodVersion(file.path());
        }
    }

    private void replace(RouteFile file) throws BrokenRouteFile {
        Optional<RouteFile> old = Optional.ofNullable(running.get(file.path()));
        boolean loadable = old.isEmpty()
                && files.lastGood(file.path()).filter(file.content()::equals).isPresent();
        if (!loadable) {
            refuseClashes(file);
        }
        routes.stop(file.path());
        running.remove(file.path());
        try {
            start(file);
            running.put(file.path(), file);
            startPauses.remove(file.path());
        } catch (BrokenRouteFile fault) {
            startPauses.computeIfAbsent(file.path(), any -> firstPause());
            if (old.isPresent()) {
                start(old.get());
                running.put(file.path(), old.get());
            }
            throw fault;
        }
    }

    private void refuseClashes(RouteFile file) throws BrokenRouteFile {
        Set<String> wanted = trial.of(file);
        try {
            routes.refuseClashes(file.path(), wanted);
        } catch (RouteConflict conflict) {
            throw LoadFailure.of(file, 0, conflict.getMessage());
        }
    }

    private void start(RouteFile file) throws BrokenRouteFile {
        Optional<RouteFileContent> read = Optional.empty();
        try {
            RouteFileContent content = RouteFileContent.read(file, routes.context());
            read = Optional.of(content);
            routes.start(content);
        } catch (RouteConflict conflict) {
            throw LoadFailure.of(file, 0, conflict.getMessage());
        } catch (Exception failure) {
            throw LoadFailure.of(file, read, failure);
        }
    }

    private static PollPause firstPause() {
        PollPause pause = new PollPause(Clock.systemUTC(), LONGEST_START_PAUSE);
        pause.mayBegin();
        return pause;
    }

    private void runLastGoodVersion(String path) {
        if (running.containsKey(path)) {
            return;
        }
        Optional<RouteFile> lastGood = files.lastGood(path).map(content -> new RouteFile(path, content));
        if (lastGood.isPresent()) {
            try {
                replace(lastGood.get());
                LOG.info("route file runs in its last good version file={}", path);
            } catch (BrokenRouteFile broken) {
                LOG.warn("last good version broken file={} reason={}", path, broken.getMessage());
            }
        }
    }
}
