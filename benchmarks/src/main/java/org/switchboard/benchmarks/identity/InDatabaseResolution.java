package org.switchboard.benchmarks.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.DatabaseSchema;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.identity.MatchingRules;
import org.switchboard.identity.Resolution;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.identity.persistence.IdentityGraph;
import org.switchboard.identity.persistence.IdentityRecords;
import org.switchboard.identity.persistence.ReviewTable;
import org.switchboard.shared.OperatorFiles;

/** The server's own resolution over a PostgreSQL that holds the records of a set, without the server. */
final class InDatabaseResolution implements AutoCloseable {

    private static final int AT_ONCE = 500;

    private final EmbeddedPostgres postgres;
    private final OneConnection one;

    InDatabaseResolution() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .start();
        DatabaseSchema.migrate(postgres.getPostgresDatabase(), getClass().getClassLoader());
        one = new OneConnection(postgres.getPostgresDatabase());
    }

    Scored run(SeededRecords set) throws SQLException {
        Map<Long, Long> ours = load(set.records());
        Jdbi jdbi = SetBasedAccess.over(one.asDataSource());
        IdentityRecords records = new IdentityRecords(jdbi);
        Resolution resolution = new Resolution(
                records,
                new IdentityGraph(jdbi),
                new ReviewTable(jdbi, records),
                new DueTable(jdbi),
                new MatchingRules(new OperatorFiles(Optional.empty())),
                new NoEventObservers<>(),
                Clock.systemUTC());
        long began = System.nanoTime();
        jdbi.useHandle(handle ->
                handle.execute("insert into identity_due (customer_id, due_at) select id, now() from customer"));
        while (one.transact(() -> resolution.index(AT_ONCE)) > 0) {
            // keys first, as in the server
        }
        while (one.transact(() -> resolution.resolve(AT_ONCE)) > 0) {
            // until nothing is due
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Map<Long, Long> identityOf = new HashMap<>();
        Map<Long, Long> setsId = new HashMap<>();
        ours.forEach((inSet, inDatabase) -> setsId.put(inDatabase, inSet));
        for (Map.Entry<Long, Long> member : pairs("select customer_id, identity_id from identity_member")) {
            identityOf.put(setsId.get(member.getKey()), member.getValue());
        }
        List<Map.Entry<Long, Long>> waiting = pairs("select one, other from identity_review where state = 'WAITING'");
        long right = waiting.stream()
                .filter(pair -> set.areOne(setsId.get(pair.getKey()), setsId.get(pair.getValue())))
                .count();
        return Scored.of(set, identityOf, waiting.size(), right, 0, took);
    }

    private List<Map.Entry<Long, Long>> pairs(String query) throws SQLException {
        List<Map.Entry<Long, Long>> pairs = new java.util.ArrayList<>();
        try (Statement statement = one.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.add(Map.entry(rows.getLong(1), rows.getLong(2)));
            }
        }
        return pairs;
    }

    /** As the intake would have stored them. @return our ids by those of the set */
    private Map<Long, Long> load(List<IdentityRecord> records) throws SQLException {
        Connection connection = one.connection();
        String head = " (source, source_key, changed_at, received_at, deleted, provenance, ";
        String values = ") values (?, ?, now(), now(), false, '{}', ";
        try (PreparedStatement customer = connection.prepareStatement("insert into customer" + head
                        + "name, kind, identity_number, telephones, emails" + values + "?, ?, ?, ?, ?)");
                PreparedStatement account = connection.prepareStatement("insert into customer_account" + head
                        + "customer_key, number, identifiers" + values + "?, ?, cast(? as jsonb))");
                PreparedStatement point = connection.prepareStatement(
                        "insert into usage_point" + head + "account_key, service_location_key" + values + "?, ?)");
                PreparedStatement place = connection.prepareStatement(
                        "insert into service_location" + head + "address" + values + "?)")) {
            for (IdentityRecord record : records) {
                String key = String.valueOf(record.id());
                add(
                        customer,
                        record.source(),
                        key,
                        record.name(),
                        record.kind().orElse(null),
                        record.identityNumber().orElse(null),
                        connection.createArrayOf("text", record.telephones().toArray()),
                        connection.createArrayOf("text", record.emails().toArray()));
                int accounts = Math.max(
                        record.accountNames().size(), record.addresses().isEmpty() ? 0 : 1);
                for (int i = 0; i < accounts; i++) {
                    String accountKey = record.source().substring(0, 1) + key + "-" + i;
                    String number = i < record.accountNames().size()
                            ? record.accountNames().get(i).number()
                            : null;
                    add(
                            account,
                            record.source(),
                            accountKey,
                            key,
                            number,
                            number == null ? "{}" : "{\"cis\":\"" + number + "\"}");
                    if (i < record.addresses().size()) {
                        add(point, record.source(), accountKey, accountKey, accountKey);
                        add(
                                place,
                                record.source(),
                                accountKey,
                                record.addresses().get(i));
                    }
                }
            }
            for (PreparedStatement each : List.of(customer, account, point, place)) {
                each.executeBatch();
            }
        }
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        connection.commit();
        Map<Long, Long> ids = new HashMap<>();
        pairs("select cast(source_key as bigint), id from customer")
                .forEach(pair -> ids.put(pair.getKey(), pair.getValue()));
        return ids;
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException, IOException {
        one.close();
        postgres.close();
    }
}
