package org.switchboard.source.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How one canonical record type lies in its table, and the upsert that follows from it. All rows of a batch travel as
 * one JSON array in one statement, so that a batch costs one round trip whatever its size.
 *
 * <p>Rules, the same for every type: a record is found by (source, key); one that was changed before
 * the row changes nothing, unless arrival decides ({@link RecordOrder}); one that was changed at the same moment, or
 * whose {@code changedAt} is missing or the time of receipt, counts as changed only when its content differs; a deletion
 * marks the row and keeps the rest; for each field group the row remembers since when the source has reported them.
 */
public final class RecordTable {

    /** @param value what a record has for the column */
    public record Column(
            String name, String sqlType, String group, Optional<String> field, Function<JsonNode, JsonNode> value) {}

    /** The field with the time at which the source changed the record. */
    public static final String CHANGED_AT = "changedAt";

    /** In the provenance of a row: since when reconciliation has found its key missing. */
    private static final String MISSING_SINCE = "sweep";

    private static final String IN_RECONCILIATION =
            "exists (select from swept_key present where present.source = :source"
                    + " and present.feed = :feed and present.key = held.source_key)";
    private final String table;
    private final String changedAtField;
    private final List<Column> columns;
    private final Set<String> groups;
    private final Map<RecordOrder, String> upserts = new EnumMap<>(RecordOrder.class);
    private final Map<RecordOrder, String> deletions = new EnumMap<>(RecordOrder.class);
    private final String canonical;
    private final String page;

    private RecordTable(String table, String changedAtField, List<Column> columns) {
        this.table = table;
        this.changedAtField = changedAtField;
        this.columns = List.copyOf(columns);
        Set<String> inOrder = columns.stream().map(Column::group).collect(Collectors.toCollection(LinkedHashSet::new));
        this.groups = Collections.unmodifiableSet(inOrder);
        String columnsDiffer = list("held.") + ") is distinct from (excluded.deleted, " + list("excluded.") + ")";
        String differs = "(held.deleted, " + columnsDiffer;
        // the same record once more is no news of a row that a reconciliation has found missing
        String differsAsReported =
                "(held.deleted and not jsonb_exists(held.provenance, '" + MISSING_SINCE + "'), " + columnsDiffer;
        upserts.put(
                RecordOrder.BY_CHANGE_TIME,
                upsert("held.changed_at < excluded.changed_at and (excluded.changed_at <> excluded.received_at or "
                        + differs + ") or held.changed_at = excluded.changed_at and " + differsAsReported));
        upserts.put(
                RecordOrder.BY_ARRIVAL,
                upsert("held.changed_at <> excluded.changed_at and excluded.changed_at <> excluded.received_at or "
                        + differs));
        deletions.put(RecordOrder.BY_CHANGE_TIME, deletion("held.changed_at <= excluded.changed_at and "));
        deletions.put(RecordOrder.BY_ARRIVAL, deletion(""));
        this.canonical = canonical();
        this.page = page();
    }

    public String name() {
        return table;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The field groups, in their order. */
    public Set<String> groups() {
        return groups;
    }

    public static Builder named(String table) {
        return new Builder(table);
    }

    /** As {@link #upsert(Handle, String, List, Instant, RecordOrder)}, by the time of change. */
    public Set<String> upsert(Handle handle, String source, List<JsonNode> records, Instant receivedAt) {
        return upsert(handle, source, records, receivedAt, RecordOrder.BY_CHANGE_TIME);
    }

    /**
     * Writes in the order of the keys, so that two transactions that write the same rows cannot wait for each other.
     *
     * @param records conforming records with distinct keys
     * @return the keys that changed something
     */
    public Set<String> upsert(
            Handle handle, String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
        List<JsonNode> byKey = records.stream()
                .sorted(Comparator.comparing(record -> record.get("key").asText()))
                .toList();
        Set<String> changed = new HashSet<>();
        int begin = 0;
        for (int end = 1; end <= byKey.size(); end++) {
            boolean deletion = isDeletion(byKey.get(begin));
            if (end == byKey.size() || isDeletion(byKey.get(end)) != deletion) {
                String sql = (deletion ? deletions : upserts).get(order);
                changed.addAll(run(handle, sql, source, byKey.subList(begin, end), receivedAt));
                begin = end;
            }
        }
        return changed;
    }

    /**
     * What the table holds as canonical records again, ordered by the row's id, deleted ones included.
     *
     * @param source only this source's; all when empty
     * @param after the id of the last row that was read before; 0 at the beginning
     */
    public List<StoredRecord> page(Handle handle, Optional<String> source, long after, int limit) {
        return handle.createQuery(page)
                .bind("source", source.orElse(null))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new StoredRecord(row.getLong("id"), row.getString("record")))
                .list();
    }

    /** What the table holds of these keys, as canonical records in JSON, by key. */
    public Map<String, String> held(Handle handle, String source, Collection<String> keys) {
        return handle.createQuery("select source_key, " + canonical + " as record from " + table
                        + " where source = :source and source_key = any(:keys)")
                .bind("source", source)
                .bindArray("keys", String.class, keys)
                .reduceRows(new HashMap<>(), (byKey, row) -> {
                    byKey.put(row.getColumn("source_key", String.class), row.getColumn("record", String.class));
                    return byKey;
                });
    }

    /** Of the rows of :source, how many are {@code held} and how many the reconciliation of :feed has found {@code missing}. */
    public String missingInReconciliation() {
        return "select count(*) as held, count(*) filter (where " + isMissingInReconciliation() + ") as missing from "
                + table + " held where held.source = :source and not held.deleted";
    }

    /** The keys that the reconciliation of :feed has found missing. */
    public String keysMissingInReconciliation() {
        return "select held.source_key from " + table + " held where held.source = :source and not held.deleted and "
                + isMissingInReconciliation();
    }

    /**
     * Marks what the reconciliation of :feed has found missing as deleted :at, of these only what the one before had
     * missed, too, when :twice; gives the keys.
     */
    public String deletionByReconciliation() {
        return "update " + table + " held set deleted = true, received_at = :at, provenance = held.provenance"
                + " || jsonb_build_object('" + MISSING_SINCE
                + "', jsonb_build_object('asOf', cast(:at as timestamptz)))"
                + " where held.source = :source and not held.deleted and " + isMissingInReconciliation()
                + " and (not :twice or exists (select from missing_key once where once.source = :source"
                + " and once.feed = :feed and once.key = held.source_key)) returning held.source_key";
    }

    /** Restores what an earlier reconciliation had marked and this one of :feed has found again; gives the keys. */
    public String restorationByReconciliation() {
        return "update " + table + " held set deleted = false, received_at = :at, provenance = held.provenance - '"
                + MISSING_SINCE + "' where held.source = :source and held.deleted and jsonb_exists(held.provenance, '"
                + MISSING_SINCE
                + "') and " + IN_RECONCILIATION + " returning held.source_key";
    }

    /** What came in after the reconciliation began may not have been there when its keys were read. */
    private static String isMissingInReconciliation() {
        return "held.received_at < (select began_at from key_sweep where source = :source and feed = :feed)"
                + " and not " + IN_RECONCILIATION;
    }

    public static boolean isDeletion(JsonNode record) {
        return record.path("deleted").asBoolean(false);
    }

    /** When the source changed the record, as text; null when unknown. */
    public JsonNode changedAt(JsonNode record) {
        JsonNode own = record.path(CHANGED_AT);
        JsonNode at = own.isTextual() ? own : record.path(changedAtField);
        return at.isTextual() ? at : NullNode.instance;
    }

    private List<String> run(Handle handle, String sql, String source, List<JsonNode> records, Instant receivedAt) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(records.size());
        records.stream().map(this::row).forEach(rows::add);
        return handle.createQuery(sql)
                .bind("source", source)
                .bind("receivedAt", receivedAt)
                .bind("rows", rows.toString())
                .mapTo(String.class)
                .list();
    }

    private ObjectNode row(JsonNode record) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("source_key", record.get("key"));
        row.set("changed_at", changedAt(record));
        if (!isDeletion(record)) {
            columns.forEach(column -> row.set(column.name, column.value.apply(record)));
        }
        return row;
    }

    private String upsert(String condition) {
        return "insert into " + table + " as held (source, source_key, changed_at, received_at, deleted, provenance, "
                + list("") + ") select :source, r.source_key, coalesce(r.changed_at, :receivedAt), :receivedAt, false, "
                + provenanceOfNewRow() + ", " + list("r.") + " from " + recordset()
                + " on conflict (source, source_key) do update set changed_at = excluded.changed_at,"
                + " received_at = excluded.received_at, deleted = false, provenance = " + provenanceOfChange() + ", "
                + columns.stream().map(c -> c.name + " = excluded." + c.name).collect(Collectors.joining(", "))
                + " where " + condition + " returning source_key";
    }

    private String deletion(String condition) {
        return "insert into " + table + " as held (source, source_key, changed_at, received_at, deleted, provenance)"
                + " select :source, r.source_key, coalesce(r.changed_at, :receivedAt), :receivedAt, true, '{}'::jsonb"
                + " from " + recordset()
                + " on conflict (source, source_key) do update set changed_at = excluded.changed_at,"
                + " received_at = excluded.received_at, deleted = true"
                + " where " + condition + "not held.deleted returning source_key";
    }

    private String canonical() {
        CanonicalForm form = new CanonicalForm();
        columns.forEach(column -> column.field.ifPresent(field -> form.add(field, column.name)));
        return form.expression();
    }

    private String page() {
        return "select id, " + canonical + " as record from " + table
                + " where id > :after and (cast(:source as text) is null or source = :source)"
                + " order by id limit :limit";
    }

    /** JSON and not JSONB, which would be built only to be taken apart again: half the work of reading it. */
    private String recordset() {
        return "json_to_recordset(cast(:rows as json)) as r(source_key text, changed_at timestamptz, "
                + columns.stream().map(c -> c.name + " " + c.sqlType).collect(Collectors.joining(", ")) + ")";
    }

    private String provenanceOfNewRow() {
        return groups.stream()
                .map(
                        group -> "'" + group
                                + "', jsonb_build_object('asOf', coalesce(r.changed_at, :receivedAt), 'receivedAt', cast(:receivedAt as timestamptz))")
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private String provenanceOfChange() {
        return "held.provenance - '" + MISSING_SINCE + "'"
                + groups.stream()
                        .map(group -> " || case when jsonb_exists(held.provenance, '" + group + "') and "
                                + columnsOf(group).stream()
                                        .map(c -> "held." + c.name + " is not distinct from excluded." + c.name)
                                        .collect(Collectors.joining(" and "))
                                + " then '{}'::jsonb else jsonb_build_object('" + group
                                + "', excluded.provenance -> '" + group + "') end")
                        .collect(Collectors.joining());
    }

    private List<Column> columnsOf(String group) {
        return columns.stream().filter(c -> c.group.equals(group)).toList();
    }

    private String list(String prefix) {
        return columns.stream().map(c -> prefix + c.name).collect(Collectors.joining(", "));
    }

    /** Columns are declared group by group. */
    public static final class Builder {

        private final String table;
        private final List<Column> columns = new ArrayList<>();
        private String group = "record";
        private String changedAtField = CHANGED_AT;

        private Builder(String table) {
            this.table = table;
        }

        /** The field with the time at which a record without {@code changedAt} changed. */
        public Builder changedAtField(String field) {
            this.changedAtField = field;
            return this;
        }

        /** Columns that follow belong to this field group, the unit of provenance. */
        public Builder group(String name) {
            this.group = name;
            return this;
        }

        /** A field taken as it is; {@code a.b} is the field b of the object a. */
        public Builder column(String name, String sqlType, String field) {
            return add(name, sqlType, Optional.of(field), CanonicalForm.reader(field));
        }

        public Builder text(String name, String field) {
            return column(name, "text", field);
        }

        /** A value computed from the whole record for our own use: it is no part of the record. */
        public Builder derived(String name, String sqlType, Function<JsonNode, JsonNode> value) {
            return add(name, sqlType, Optional.empty(), value);
        }

        private Builder add(String name, String sqlType, Optional<String> field, Function<JsonNode, JsonNode> value) {
            columns.add(new Column(name, sqlType, group, field, value));
            return this;
        }

        public RecordTable build() {
            return new RecordTable(table, changedAtField, columns);
        }
    }
}
