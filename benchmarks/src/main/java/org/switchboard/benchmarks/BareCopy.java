package org.switchboard.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The same rows by COPY, as text from a file, into tables of the same columns without index or constraint. It is the
 * fastest way into this database.
 */
record BareCopy(long rows, Duration took) {

    static BareCopy measured(DataSource database, List<RecordSort> sorts, Path folder)
            throws SQLException, IOException {
        long rows = 0;
        Duration took = Duration.ZERO;
        for (RecordSort sort : sorts) {
            Path file = folder.resolve(sort.table() + ".copy");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                try (OutputStream out = Files.newOutputStream(file)) {
                    copy.copyOut("copy " + sort.table() + " to stdout", out);
                }
                statement.execute("create table bare_copy as select * from " + sort.table() + " with no data");
                long began = System.nanoTime();
                try (InputStream in = Files.newInputStream(file)) {
                    rows += copy.copyIn("copy bare_copy from stdin", in, 65536);
                }
                took = took.plusNanos(System.nanoTime() - began);
                statement.execute("drop table bare_copy");
            } finally {
                Files.deleteIfExists(file);
            }
        }
        return new BareCopy(rows, took);
    }

    double perSecond() {
        return rows * 1e9 / took.toNanos();
    }
}
