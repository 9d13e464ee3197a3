package org.switchboard.customer.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.switchboard.customer.spelling.SearchForm;

/**
 * Makes the columns for look-ups of rows that are there already. A batch is a short transaction that also keeps how far it
 * came, so that a million rows lock nobody out for long and an interrupted run goes on where it was. A row that changes
 * meanwhile keeps what its change made of it.
 */
final class SearchFormRefresh {

    static final int BATCH = 1000;

    private static final Logger LOG = Logger.getLogger(SearchFormRefresh.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param source what the columns are made of, as JSON
     * @param columns with their types
     */
    private record Table(
            String name, String source, Map<String, String> columns, Function<JsonNode, ObjectNode> forms) {

        String read() {
            return "select id, " + source + " as source from " + name + " t where id > ? and " + source
                    + " is not null order by id limit ?";
        }

        String write() {
            String set = columns.keySet().stream()
                    .map(column -> column + " = r." + column)
                    .collect(Collectors.joining(", "));
            String types = columns.entrySet().stream()
                    .map(column -> column.getKey() + " " + column.getValue())
                    .collect(Collectors.joining(", "));
            return "update " + name + " t set " + set + " from json_to_recordset(cast(? as json))"
                    + " as r(id bigint, source jsonb, " + types + ") where t.id = r.id and " + source + " = r.source";
        }
    }

    private static final List<Table> TABLES = List.of(
            new Table(
                    "customer",
                    "jsonb_build_array(t.name, t.telephones)",
                    columns("name_words", "text[]", "telephone_digits", "text"),
                    source -> row("name_words", CustomerRecords.nameWords(source.get(0)))
                            .set("telephone_digits", CustomerRecords.digits(source.get(1)))),
            new Table(
                    "service_location",
                    "to_jsonb(t.address)",
                    columns("address_folded", "text"),
                    source -> row("address_folded", TextNode.valueOf(SearchForm.folded(source.asText())))),
            new Table(
                    "party_interaction",
                    "to_jsonb(t.telephone)",
                    columns("telephone_digits", "text"),
                    source -> row("telephone_digits", TextNode.valueOf(SearchForm.longestDigits(source.asText())))));

    private final Connection connection;
    private final String form;

    SearchFormRefresh(Connection connection, String form) {
        this.connection = connection;
        this.form = form;
    }

    /** @return how many rows were made again */
    int run() throws SQLException, IOException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            int rows = 0;
            for (Table table : TABLES) {
                rows += refresh(table);
            }
            if (rows > 0) {
                // records of one customer find each other by the same forms
                execute("insert into identity_due (customer_id, due_at) select id, now() from customer"
                        + " on conflict (customer_id) do update set indexed = false where identity_due.indexed");
            }
            connection.commit();
            return rows;
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    private int refresh(Table table) throws SQLException, IOException {
        long last = begun(table);
        int rows = 0;
        ArrayNode batch = batch(table, last);
        while (!batch.isEmpty()) {
            try (PreparedStatement write = connection.prepareStatement(table.write())) {
                write.setString(1, batch.toString());
                write.executeUpdate();
            }
            last = batch.get(batch.size() - 1).get("id").asLong();
            rows += batch.size();
            execute("update search_form_refresh set last_id = ? where table_name = ?", last, table.name());
            connection.commit();
            batch = batch(table, last);
        }
        if (rows > 0) {
            LOG.info("search forms made again table=" + table.name() + " rows=" + rows + " form=" + form);
        }
        return rows;
    }

    /** Where a run in the same form was interrupted, else the beginning. */
    private long begun(Table table) throws SQLException {
        execute("""
                insert into search_form_refresh as held (table_name, form, last_id) values (?, ?, 0)
                on conflict (table_name) do update set form = excluded.form, last_id = 0 where held.form <> excluded.form""", table.name(), form);
        try (PreparedStatement query =
                connection.prepareStatement("select last_id from search_form_refresh where table_name = ?")) {
            query.setString(1, table.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private ArrayNode batch(Table table, long after) throws SQLException, IOException {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        try (PreparedStatement query = connection.prepareStatement(table.read())) {
            query.setLong(1, after);
            query.setInt(2, BATCH);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    JsonNode source = JSON.readTree(rows.getString("source"));
                    ObjectNode row = table.forms().apply(source);
                    row.put("id", rows.getLong("id"));
                    row.set("source", source);
                    batch.add(row);
                }
            }
        }
        return batch;
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static ObjectNode row(String column, JsonNode value) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set(column, value);
        return row;
    }

    private static Map<String, String> columns(String... namesAndTypes) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return columns;
    }
}
