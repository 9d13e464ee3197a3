package org.switchboard.source;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired for each stored batch that changed something. */
public record RecordsChanged(String source, RecordType type, Set<String> keys, Optional<ChangeAuthor> by)
        implements Change {

    public RecordsChanged {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        keys = Set.copyOf(keys);
    }

    @Override
    public String eventKey() {
        return source + "/" + type.wireName();
    }

    /** The effect of readings on supply is published as {@code SupplyStateChanged}. */
    @Override
    public boolean concernsReaders() {
        return type != RecordType.MEASUREMENT;
    }
}
