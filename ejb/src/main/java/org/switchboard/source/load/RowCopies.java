package org.switchboard.source.load;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.record.RecordTable;

/** The {@link RowCopy} of each table. */
@ApplicationScoped
public class RowCopies {

    private final Map<String, RowCopy> byTable = new ConcurrentHashMap<>();
    private Jdbi jdbi;

    protected RowCopies() {
        // for the container's proxy
    }

    @Inject
    public RowCopies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    RowCopy of(RecordTable table) {
        return byTable.computeIfAbsent(table.name(), name -> new RowCopy(table, jdbi));
    }
}
