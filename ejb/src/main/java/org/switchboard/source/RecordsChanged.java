package org.switchboard.source;

import java.util.Set;

/** Fired for each stored batch that changed something; observe it after success of the transaction. */
public record RecordsChanged(String source, RecordType type, Set<String> keys) {}
