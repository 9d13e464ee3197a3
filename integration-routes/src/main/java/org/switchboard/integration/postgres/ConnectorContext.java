package org.switchboard.integration.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What the connector asks of whoever runs it: its settings, and where to go on. */
final class ConnectorContext implements SourceTaskContext, OffsetStorageReader {

    private final Map<String, String> settings;
    private volatile Optional<LogPosition> position;

    ConnectorContext(Map<String, String> settings, Optional<LogPosition> position) {
        this.settings = Map.copyOf(settings);
        this.position = position;
    }

    /** Everything up to this position is stored; the connector reads it when it confirms the position to the database. */
    void stored(LogPosition stored) {
        position = Optional.of(stored);
    }

    @Override
    public Map<String, String> configs() {
        return settings;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("The connector keeps its own figures.");
    }

    /** Empty when it is to begin anew; the connector wants null then. */
    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return position.map(LogPosition::offset).orElse(null);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, offset(partition)));
        return offsets;
    }
}
