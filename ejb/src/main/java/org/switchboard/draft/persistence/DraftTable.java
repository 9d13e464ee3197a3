package org.switchboard.draft.persistence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.draft.model.Draft;

/** The table {@code draft}: one row a user and matter, also after the draft has ended. */
@ApplicationScoped
public class DraftTable {

    private Jdbi jdbi;

    protected DraftTable() {
        // for the container's proxy
    }

    @Inject
    public DraftTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Draft> find(String user, String matter) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from draft where user_name = :user and matter = :matter")
                        .bind("user", user)
                        .bind("matter", matter)
                        .map(DraftTable::draft)
                        .findOne());
    }

    /** Empty when the row has another version than the one that this save is based on. */
    public Optional<Draft> save(String user, String matter, Map<String, String> fields, long basedOn, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into draft (user_name, matter, fields, version, saved_at)
                        values (:user, :matter, cast(:fields as jsonb), :basedOn + 1, :now)
                        on conflict (user_name, matter) do update
                          set fields = excluded.fields, version = excluded.version, saved_at = excluded.saved_at
                          where draft.version = :basedOn
                        returning *""")
                .bind("user", user)
                .bind("matter", matter)
                .bind("fields", json(fields))
                .bind("basedOn", basedOn)
                .bind("now", now)
                .map(DraftTable::draft)
                .findOne());
    }

    public Draft end(String user, String matter, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into draft (user_name, matter, fields, version, saved_at)
                        values (:user, :matter, '{}', 1, :now)
                        on conflict (user_name, matter) do update
                          set fields = '{}', version = draft.version + 1, saved_at = excluded.saved_at
                        returning *""")
                .bind("user", user)
                .bind("matter", matter)
                .bind("now", now)
                .map(DraftTable::draft)
                .one());
    }

    public void deleteAllButNewest(String user, int kept) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        delete from draft where id in (
                          select id from draft where user_name = :user order by saved_at desc, id desc offset :kept)""").bind("user", user).bind("kept", kept).execute());
    }

    public int deleteSavedBefore(Instant moment, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from draft where id in (
                          select id from draft where saved_at < :moment order by saved_at limit :most)""")
                .bind("moment", moment)
                .bind("most", most)
                .execute());
    }

    public int deleteEndedBefore(Instant moment, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from draft where id in (
                          select id from draft where fields = '{}' and saved_at < :moment
                          order by saved_at limit :most)""")
                .bind("moment", moment)
                .bind("most", most)
                .execute());
    }

    private static String json(Map<String, String> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach(json::put);
        return json.toString();
    }

    private static Draft draft(ResultSet row, StatementContext context) throws SQLException {
        Map<String, String> fields = new HashMap<>();
        Columns.json(row, "fields")
                .fields()
                .forEachRemaining(
                        field -> fields.put(field.getKey(), field.getValue().asText()));
        return new Draft(row.getString("matter"), fields, row.getLong("version"), Columns.instant(row, "saved_at"));
    }
}
