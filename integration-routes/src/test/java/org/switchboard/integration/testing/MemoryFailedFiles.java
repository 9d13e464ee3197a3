package org.switchboard.integration.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.switchboard.source.file.FailedFiles;
import org.switchboard.source.model.FailedFile;

/** Failed files in memory, by name. */
public class MemoryFailedFiles extends FailedFiles {

    private final Map<String, FailedFile> files = new ConcurrentSkipListMap<>();

    @Override
    public void failed(String source, String route, String name, String reason) {
        files.put(name, new FailedFile(1, source, route, name, reason, Instant.EPOCH, Optional.empty()));
    }

    @Override
    public List<FailedFile> toRequeue(String route) {
        return files.values().stream()
                .filter(file -> file.route().equals(route) && file.requeueAt().isPresent())
                .toList();
    }

    @Override
    public void requeued(FailedFile file) {
        files.remove(file.name());
    }

    @Override
    public void notRequeued(FailedFile file, String reason) {
        failed(file.source(), file.route(), file.name(), reason);
    }

    /** A person wants to have it read again. */
    public void requeue(String name) {
        files.computeIfPresent(
                name,
                (same, file) -> new FailedFile(
                        1,
                        file.source(),
                        file.route(),
                        name,
                        file.reason(),
                        file.failedAt(),
                        Optional.of(Instant.EPOCH)));
    }

    public Map<String, FailedFile> byName() {
        return files;
    }
}
