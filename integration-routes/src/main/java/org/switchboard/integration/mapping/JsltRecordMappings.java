package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.failure.NearestName;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.UnreadableFile;
import org.switchboard.integration.mapping.function.CodeTable;
import org.switchboard.integration.mapping.function.UnusableValue;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.intake.RecordMappings;
import org.switchboard.source.intake.SourceRecord;

/**
 * The mapping files in use. Each version is compiled once. A version that does not compile is reported, and the last
 * good one stays active, also over a restart.
 */
@ApplicationScoped
public class JsltRecordMappings implements RecordMappings, MappingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JsltRecordMappings.class);

    private final Map<String, Mapping> inUse = new ConcurrentHashMap<>();
    private SourceFolder folder;
    private SourceFiles files;
    private Clock clock;

    /** For the container's proxy. */
    protected JsltRecordMappings() {}

    @Inject
    public JsltRecordMappings(SourceFolder folder, SourceFiles files, Clock clock) {
        this.folder = folder;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public List<SourceRecord> apply(String mapping, JsonNode original) {
        return mapping(mapping).apply(original, new RecordOrigin(Optional.empty(), Optional.empty(), clock.instant()));
    }

    /**
     * The version to use now.
     *
     * @param path relative to the folder of the source files
     * @throws BrokenMapping when there is no version that works
     */
    public Mapping mapping(String path) {
        return inUse.computeIfAbsent(path, this::firstUse);
    }

    /** The content of a mapping has changed, or of a file that others import, or of a code table. */
    public void changed(String path) {
        List.copyOf(inUse.entrySet()).stream()
                .filter(mapping ->
                        mapping.getKey().equals(path) || mapping.getValue().uses(path))
                .forEach(mapping -> replace(mapping.getKey()));
    }

    /**
     * The file is no longer there.
     *
     * @param mentioned whether a running route names a mapping
     */
    public void removed(String path, Predicate<String> mentioned) {
        inUse.keySet().removeIf(mapping -> !mentioned.test(mapping));
        if (inUse.containsKey(path) || inUse.values().stream().anyMatch(mapping -> mapping.uses(path))) {
            broken(path, path + " was removed, and is in use; its last version goes on.");
        } else {
            files.removed(path);
        }
    }

    private void replace(String path) {
        try {
            Optional<String> content = folder.read(path);
            if (content.isPresent()) {
                inUse.put(path, compiled(path, content.get()));
                LOG.info("mapping loaded file={}", path);
            }
        } catch (BrokenMapping | UnreadableFile fault) {
            broken(path, fault.getMessage());
        }
    }

    private Mapping firstUse(String path) {
        try {
            String content = folder.read(path)
                    .orElseThrow(() -> new BrokenMapping(
                            "there is no mapping file " + path + " in the folder of the source files" + nearest(path)));
            return compiled(path, content);
        } catch (BrokenMapping | UnreadableFile fault) {
            String lastGood = files.lastGood(path).orElseThrow(() -> fault);
            broken(path, fault.getMessage());
            return Mapping.compile(path, lastGood, this);
        }
    }

    private Mapping compiled(String path, String content) {
        Mapping mapping = Mapping.compile(path, content, this);
        files.loaded(path, content);
        return mapping;
    }

    private void broken(String path, String reason) {
        LOG.warn("mapping broken file={} reason={}", path, reason);
        files.broken(path, reason);
    }

    private String nearest(String path) {
        return NearestName.hint(path, folder.stamps().keySet());
    }

    @Override
    public String imported(String path) {
        return folder.read(path)
                .orElseThrow(
                        () -> new BrokenMapping("there is no mapping file " + path + " to import" + nearest(path)));
    }

    /** Its last good version when the present one is broken or missing. */
    @Override
    public CodeTable table(String path) {
        try {
            String content = folder.read(path)
                    .orElseThrow(
                            () -> new UnusableValue("there is no file " + path + " in the folder of the source files"));
            CodeTable table = CodeTable.parse(path, content);
            files.loaded(path, content);
            return table;
        } catch (UnusableValue | UnreadableFile fault) {
            broken(path, fault.getMessage());
            String lastGood = files.lastGood(path).orElseThrow(() -> new UnusableValue(fault.getMessage()));
            return CodeTable.parse(path, lastGood);
        }
    }
}
