package org.switchboard.integration.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.model.SourceFile;

/** Source files that leave no memory but their faults. */
final class TrialFiles extends SourceFiles {

    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @Override
    public Optional<String> lastGood(String path) {
        return Optional.empty();
    }

    @Override
    public void loaded(String path, String content) {
        faults.remove(path);
    }

    @Override
    public void broken(String path, String reason) {
        faults.put(path, reason);
    }

    @Override
    public void removed(String path) {
        faults.remove(path);
    }

    @Override
    public List<SourceFile> all() {
        return List.of();
    }

    /** Of the property files, which no route names. */
    Optional<String> faultOfProperties() {
        return faults.entrySet().stream()
                .filter(fault -> fault.getKey().endsWith(SourceFolder.PROPERTIES))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> fault(String path) {
        return Optional.ofNullable(faults.get(path));
    }
}
