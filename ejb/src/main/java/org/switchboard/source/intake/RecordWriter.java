package org.switchboard.source.intake;

import java.util.List;
import java.util.Set;
import org.switchboard.source.record.RecordStore;

/** How the checked records of a batch get into their store, within the transaction of the intake. */
@FunctionalInterface
public interface RecordWriter {

    /**
     * With the result of {@link RecordStore#upsert} for the same records. What it throws is about the records.
     *
     * @param records with distinct keys, each with its canonical form
     * @return the keys that changed something
     */
    Set<String> write(RecordStore store, Reception reception, List<SourceRecord> records);
}
