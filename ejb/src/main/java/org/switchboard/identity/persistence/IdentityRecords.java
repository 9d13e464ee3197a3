package org.switchboard.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.identity.matching.BlockingKeys;
import org.switchboard.identity.matching.Fingerprint;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.IdentityRecord.AccountName;
import org.switchboard.identity.model.RecordView;

/** Records of customers with their identifying data, and the keys under which they find each other. */
@ApplicationScoped
public class IdentityRecords {

    /** Of a landlord's hundred accounts the first few identify them. */
    private static final String RECORDS = """
            select c.*, held.accounts, held.addresses
            from customer c
            left join lateral (
              select jsonb_agg(jsonb_build_object('source', a.source, 'key', a.source_key, 'number', a.number,
                                                  'identifiers', a.identifiers)) as accounts,
                     array_agg(distinct l.address) filter (where l.address is not null) as addresses
              from (select * from customer_account
                    where source = c.source and customer_key = c.source_key and not deleted
                    order by source_key limit 10) a
              left join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted
              left join service_location l
                on l.source = u.source and l.source_key = u.service_location_key and not l.deleted) held on true
            where c.id = any (:ids)""";

    /** An account's number names it in any system, because it is printed on the bill; shorter ones are not unique. */
    private static final int SHORTEST_PRINTED_NUMBER = 6;

    private static final String ON_THE_BILL = "";

    private static final Logger LOG = Logger.getLogger(IdentityRecords.class.getName());

    private Jdbi jdbi;

    protected IdentityRecords() {
        // for the container's proxy
    }

    @Inject
    public IdentityRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which records have a key; one more than the limit when there are more. */
    public record Block(long key, List<Long> records) {}

    /** By id; deleted records are missing. */
    public Map<Long, Fingerprint> fingerprints(Collection<Long> ids) {
        Map<Long, Fingerprint> fingerprints = new HashMap<>();
        read(ids, IdentityRecords::identityRecord).stream()
                .flatMap(Optional::stream)
                .forEach(record -> {
                    try {
                        fingerprints.put(record.id(), Fingerprint.of(record));
                    } catch (RuntimeException | StackOverflowError e) {
                        // an unexpected error in one record must not delay all others
                        LOG.log(Level.SEVERE, "identity record-unreadable customer=" + record.id(), e);
                    }
                });
        return fingerprints;
    }

    /** By id, deleted ones as they last were. */
    public Map<Long, RecordView> views(Collection<Long> ids) {
        return read(ids, IdentityRecords::view).stream().collect(Collectors.toMap(RecordView::id, view -> view));
    }

    private <T> List<T> read(Collection<Long> ids, RowMapper<T> mapper) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(RECORDS)
                .bindArray("ids", Long.class, ids)
                .map(mapper)
                .list());
    }

    /** The keys of these records and no others from now on; those of records that are not among the fingerprints go. */
    public void replaceKeys(Collection<Long> ids, Collection<Fingerprint> fingerprints) {
        List<Long> keys = new ArrayList<>();
        List<Long> records = new ArrayList<>();
        for (Fingerprint fingerprint : fingerprints) {
            for (long key : BlockingKeys.of(fingerprint)) {
                keys.add(key);
                records.add(fingerprint.id());
            }
        }
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            delete from identity_key k where k.customer_id = any (:ids) and not exists (
                              select from unnest(:keys, :records) as kept (key, customer_id)
                              where kept.key = k.key and kept.customer_id = k.customer_id)""")
                    .bindArray("ids", Long.class, ids)
                    .bindArray("keys", Long.class, keys)
                    .bindArray("records", Long.class, records)
                    .execute();
            handle.createUpdate("""
                            insert into identity_key (key, customer_id)
                            select * from unnest(:keys, :records) on conflict do nothing""")
                    .bindArray("keys", Long.class, keys)
                    .bindArray("records", Long.class, records)
                    .execute();
        });
    }

    /** By key; each one statement's look into the index, and no more of it than is asked for. */
    public Map<Long, Block> blocks(Set<Long> keys, int limit) {
        Map<Long, Block> blocks = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select asked.key, found.customer_id
                        from unnest(:keys) as asked (key)
                        cross join lateral (select customer_id from identity_key k where k.key = asked.key
                                            limit :limit) as found""")
                .bindArray("keys", Long.class, keys)
                .bind("limit", limit + 1)
                .map((row, context) -> Map.entry(row.getLong("key"), row.getLong("customer_id")))
                .forEach(each -> blocks.computeIfAbsent(each.getKey(), key -> new Block(key, new ArrayList<>()))
                        .records()
                        .add(each.getValue())));
        return blocks;
    }

    private static Optional<IdentityRecord> identityRecord(ResultSet row, StatementContext context)
            throws SQLException {
        if (row.getBoolean("deleted")) {
            return Optional.empty();
        }
        List<AccountName> names = new ArrayList<>();
        Columns.json(row, "accounts").forEach(account -> {
            String source = account.path("source").asText();
            names.add(new AccountName(source, account.path("key").asText()));
            String number = account.path("number").asText("");
            if (number.length() >= SHORTEST_PRINTED_NUMBER
                    && !account.path("number").isNull()) {
                names.add(new AccountName(ON_THE_BILL, number));
                names.add(new AccountName(source, number));
            }
            account.path("identifiers").fields().forEachRemaining(identifier -> {
                if (identifier.getValue().isTextual()) {
                    names.add(new AccountName(
                            identifier.getKey(), identifier.getValue().asText()));
                }
            });
        });
        return Optional.of(new IdentityRecord(
                row.getLong("id"),
                row.getString("source"),
                Columns.text(row, "name").orElse(""),
                Columns.text(row, "kind"),
                Columns.text(row, "identity_number"),
                Columns.texts(row, "telephones"),
                Columns.texts(row, "emails"),
                names,
                Columns.texts(row, "addresses")));
    }

    private static RecordView view(ResultSet row, StatementContext context) throws SQLException {
        List<String> accounts = new ArrayList<>();
        Columns.json(row, "accounts")
                .forEach(account -> accounts.add(
                        account.path("number").asText(account.path("key").asText())));
        return new RecordView(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                Columns.instant(row, "changed_at").orElseThrow(),
                Columns.text(row, "name").orElse(""),
                Columns.text(row, "kind"),
                Columns.text(row, "identity_number"),
                Columns.texts(row, "telephones"),
                Columns.texts(row, "emails"),
                accounts.stream().distinct().toList(),
                Columns.texts(row, "addresses"));
    }
}
