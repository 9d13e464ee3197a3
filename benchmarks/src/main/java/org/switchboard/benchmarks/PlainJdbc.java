package org.switchboard.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.postgresql.util.PGobject;

/** The same statements without us: prepared statements on as many connections as the server may use, every row read. */
final class PlainJdbc implements AutoCloseable {

    static final int CONNECTIONS = 40;

    private static final String TEXTS = "_text";
    private static final String NUMBERS = "_int8";

    private final List<Session> all = new ArrayList<>();
    private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    private record Session(Connection connection, Map<String, Prepared> prepared) {}

    /** @param unnested which parameters the statement makes rows of */
    private record Prepared(PreparedStatement statement, Set<Integer> unnested, String listType) {}

    PlainJdbc(DataSource database) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(new Session(database.getConnection(), new HashMap<>()));
        }
        idle.addAll(all);
    }

    /** Runs them one after the other on one connection. */
    CompletableFuture<Integer> ask(List<SameStatement> statements) {
        return CompletableFuture.supplyAsync(() -> rows(statements), threads);
    }

    private int rows(List<SameStatement> statements) {
        try {
            Session session = idle.take();
            try {
                int rows = 0;
                for (SameStatement each : statements) {
                    rows += rows(session, each);
                }
                return rows;
            } finally {
                idle.add(session);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int rows(Session session, SameStatement each) throws SQLException {
        Prepared prepared = session.prepared.get(each.sql());
        if (prepared == null) {
            prepared = new Prepared(
                    session.connection.prepareStatement(each.sql()),
                    each.unnested(),
                    listType(session.connection, each));
            session.prepared.put(each.sql(), prepared);
        }
        bind(prepared.statement, each, prepared.unnested, prepared.listType);
        int rows = 0;
        try (ResultSet row = prepared.statement.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= columns; column++) {
                    row.getString(column);
                }
                rows++;
            }
        }
        return rows;
    }

    /** The type of lists in {@code unnest}, from which alone PostgreSQL cannot infer it: of texts, else of numbers. */
    static String listType(Connection connection, SameStatement each) throws SQLException {
        if (each.unnested().isEmpty()) {
            return TEXTS;
        }
        try (PreparedStatement tried = connection.prepareStatement(each.sql())) {
            bind(tried, each, each.unnested(), TEXTS);
            tried.getMetaData();
            return TEXTS;
        } catch (SQLException otherType) {
            return NUMBERS;
        }
    }

    /** Other values are sent untyped, and PostgreSQL infers their types. */
    static void bind(PreparedStatement statement, SameStatement each, Set<Integer> unnested, String listType)
            throws SQLException {
        List<Optional<String>> values = each.parameters();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).orElse(null);
            if (unnested.contains(i)) {
                PGobject list = new PGobject();
                list.setType(listType);
                list.setValue(value);
                statement.setObject(i + 1, list);
            } else {
                statement.setObject(i + 1, value, Types.OTHER);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (Session session : all) {
            session.connection.close();
        }
    }
}
