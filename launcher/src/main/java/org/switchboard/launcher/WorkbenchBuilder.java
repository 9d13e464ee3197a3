package org.switchboard.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How a {@link Workbench} is to be: every value has a default, so that only what matters needs to be said. */
public final class WorkbenchBuilder {

    private final WorkFolder work;
    private ProjectFolders project;
    private OptionalInt customers = OptionalInt.empty();
    private Ports ports = Ports.standard();
    private Path config;
    private int heapMegabytes = 1024;
    private boolean fresh;
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Progress progress = Progress.NONE;

    WorkbenchBuilder(WorkFolder work) {
        this.work = work;
    }

    /** The checkout whose artifacts are started; without this, the one around the current directory. */
    public WorkbenchBuilder project(Path root) {
        this.project = new ProjectFolders(root);
        return this;
    }

    /** Size of the legacy systems' city; without this, the size kept in the work folder, or 2,000. */
    public WorkbenchBuilder customers(int count) {
        this.customers = OptionalInt.of(count);
        return this;
    }

    public WorkbenchBuilder ports(Ports fixed) {
        this.ports = fixed;
        return this;
    }

    public WorkbenchBuilder freePorts() {
        return ports(Ports.free());
    }

    /** Sources, knowledge and settings; without this, the project's own {@code config}. */
    public WorkbenchBuilder config(Path folder) {
        this.config = folder.toAbsolutePath().normalize();
        return this;
    }

    /** The server's -Xmx; 1024 without this. */
    public WorkbenchBuilder heapMegabytes(int megabytes) {
        this.heapMegabytes = megabytes;
        return this;
    }

    /**
     * For processes that run a few minutes only. The server starts with a third less work, without the optimising
     * compiler; so do the legacy systems. Not for measuring.
     */
    public WorkbenchBuilder shortLived() {
        jvmOptions.addAll(ServerDirectory.SHORT_LIVED);
        return this;
    }

    /** Empties the work folder before starting. */
    public WorkbenchBuilder fresh(boolean begin) {
        this.fresh = begin;
        return this;
    }

    /** A further environment variable of the server. */
    public WorkbenchBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public WorkbenchBuilder progress(Progress listener) {
        this.progress = listener;
        return this;
    }

    /** Not started yet, so that a signal which comes while it starts can already close it. */
    Workbench build() {
        return new Workbench(this);
    }

    /**
     * Starts all and waits until all is ready.
     *
     * @throws LaunchFailure in one sentence
     */
    public Workbench start() {
        return build().start();
    }

    WorkFolder work() {
        return work;
    }

    ProjectFolders project() {
        return project == null ? ProjectFolders.find() : project;
    }

    OptionalInt customers() {
        return customers;
    }

    Ports ports() {
        return ports;
    }

    Path config() {
        return config == null ? project().config() : config;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    boolean isFresh() {
        return fresh;
    }

    Map<String, String> environment() {
        return environment;
    }

    Progress progress() {
        return progress;
    }
}
