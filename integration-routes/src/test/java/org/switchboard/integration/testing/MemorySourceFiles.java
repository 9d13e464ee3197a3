package org.switchboard.integration.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.model.SourceFile;

/** What is remembered of source files, in memory; kept over a restart of the routes when passed on. */
public class MemorySourceFiles extends SourceFiles {

    private final Map<String, String> good = new ConcurrentHashMap<>();
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @Override
    public Optional<String> lastGood(String path) {
        return Optional.ofNullable(good.get(path));
    }

    @Override
    public void loaded(String path, String content) {
        good.put(path, content);
        faults.remove(path);
    }

    @Override
    public void broken(String path, String reason) {
        faults.put(path, reason);
    }

    @Override
    public void removed(String path) {
        good.remove(path);
        faults.remove(path);
    }

    @Override
    public List<SourceFile> all() {
        TreeSet<String> paths = new TreeSet<>(good.keySet());
        paths.addAll(faults.keySet());
        return paths.stream()
                .map(path -> new SourceFile(path, Optional.empty(), fault(path), Optional.empty()))
                .toList();
    }

    public Optional<String> fault(String path) {
        return Optional.ofNullable(faults.get(path));
    }
}
