package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.model.SourcePause;

/** The table {@code source_pause}. */
@ApplicationScoped
public class SourcePauseTable {

    private static final String PAUSE = """
            insert into source_pause (source, paused_at, paused_by, why) values (:source, :at, :by, :why)
            on conflict (source) do nothing""";

    private static final String FIND = "select * from source_pause where source = :source";

    private Jdbi jdbi;

    protected SourcePauseTable() {
        // for the container's proxy
    }

    @Inject
    public SourcePauseTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the pause that holds, which may be an earlier one */
    public SourcePause pause(SourcePause pause) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate(PAUSE)
                    .bind("source", pause.source())
                    .bind("at", pause.at())
                    .bind("by", pause.by())
                    .bind("why", pause.why().orElse(null))
                    .execute();
            return handle.createQuery(FIND)
                    .bind("source", pause.source())
                    .map(SourcePauseTable::pause)
                    .one();
        });
    }

    /** @return whether there was a pause to end */
    public boolean resume(String source, Instant at) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("update feed set awaited_since = :at where source = :source")
                    .bind("source", source)
                    .bind("at", at)
                    .execute();
            return handle.createUpdate("delete from source_pause where source = :source")
                            .bind("source", source)
                            .execute()
                    > 0;
        });
    }

    public List<SourcePause> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from source_pause order by source")
                .map(SourcePauseTable::pause)
                .list());
    }

    static SourcePause pause(ResultSet row, StatementContext context) throws SQLException {
        return new SourcePause(
                row.getString("source"),
                Columns.instant(row, "paused_at").orElseThrow(),
                row.getString("paused_by"),
                Columns.text(row, "why"));
    }
}
