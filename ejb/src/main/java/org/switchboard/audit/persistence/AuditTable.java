package org.switchboard.audit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.switchboard.audit.model.AuditFilter;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.NewEntry;
import org.switchboard.audit.model.SealedEntry;
import org.switchboard.shared.Page;

/** The table {@code audit_entry}, only ever added to, with the texts beside it. */
@ApplicationScoped
public class AuditTable {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static final String COLUMNS = "at, actor, origin, kind, action, subject, detail, text_digest";
    static final String VALUES =
            "cast(:at as timestamptz), :actor, :origin, :kind, :action, :subject, :detail, cast(:digest as bytea)";

    /** Follows a part "added" that gives the id. */
    static final String TEXT = """
            , written as (
              insert into audit_text (entry_id, salt, text)
              select id, :salt, :text from added where cast(:text as text) is not null)
            """;

    @Inject
    Jdbi jdbi;

    protected AuditTable() {
        // for the container's proxy
    }

    public AuditTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The place of an entry in the list, newest first. */
    public record Position(Instant at, long id) {

        public static final Position BEGINNING = new Position(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

        public static Position of(AuditView entry) {
            return new Position(entry.at(), entry.id());
        }

        public static Position parse(String cursor) {
            return Page.position(
                    cursor,
                    parts -> new Position(
                            Instant.EPOCH.plusNanos(Math.multiplyExact(Long.parseLong(parts[0]), 1000L)),
                            Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return (at.getEpochSecond() * 1_000_000 + at.getNano() / 1000) + "_" + id;
        }
    }

    public void add(NewEntry entry) {
        jdbi.useHandle(handle -> bind(
                        handle.createQuery("with added as (insert into audit_entry (" + COLUMNS + ") values (" + VALUES
                                + ") returning id)" + TEXT + "select id from added"),
                        entry)
                .mapTo(Long.class)
                .one());
    }

    /** @return false when the same actor has such an entry since then, and nothing was added */
    public boolean addUnlessSince(NewEntry entry, Instant since) {
        return jdbi.withHandle(handle ->
                bind(handle.createUpdate("insert into audit_entry (" + COLUMNS + ") select " + VALUES + """
                                         where not exists (
                                          select 1 from audit_entry where subject = :subject and at > :since
                                            and actor = :actor and action = :action)"""), entry)
                                .bind("since", since)
                                .execute()
                        > 0);
    }

    static <S extends SqlStatement<S>> S bind(S statement, NewEntry entry) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return statement
                .bind("at", entry.at())
                .bind("actor", entry.actor())
                .bind("origin", entry.origin().orElse(null))
                .bind("kind", entry.kind().name())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("detail", entry.detail().orElse(null))
                .bind(
                        "digest",
                        entry.text()
                                .map(text -> SealedEntry.digestOf(salt, text))
                                .orElse(null))
                .bind("salt", salt)
                .bind("text", entry.text().orElse(null));
    }

    /** Newest first, those behind a place in the list. */
    public List<AuditView> before(AuditFilter filter, Position before, int limit) {
        StringBuilder where = new StringBuilder();
        filter.actor().ifPresent(any -> where.append(" and e.actor = :actor"));
        filter.subject().ifPresent(any -> where.append(" and e.subject = :subject"));
        filter.kind().ifPresent(any -> where.append(" and e.kind = :kind"));
        filter.since().ifPresent(any -> where.append(" and e.at >= :since"));
        filter.until().ifPresent(any -> where.append(" and e.at < :until"));
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.id, e.at, e.actor, e.origin, e.kind, e.action, e.subject, e.detail, t.text
                        from audit_entry e left join audit_text t on t.entry_id = e.id
                        where (e.at, e.id) < (:beforeAt, :beforeId)""" + where + " order by e.at desc, e.id desc limit :limit")
                .bind("beforeAt", before.at())
                .bind("beforeId", before.id())
                .bind("limit", limit)
                .bind("actor", filter.actor().orElse(null))
                .bind("subject", filter.subject().orElse(null))
                .bind("kind", filter.kind().map(Enum::name).orElse(null))
                .bind("since", filter.since().orElse(null))
                .bind("until", filter.until().orElse(null))
                .map(ConstructorMapper.of(AuditView.class))
                .list());
    }

    /** @param subjects of entries whose texts are erased whatever they say */
    public int eraseTexts(Collection<String> values, Collection<String> subjects, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update audit_text t set text = null, salt = null, erased_at = :at
                        where t.text is not null and (
                          exists (select 1 from unnest(cast(:values as text[])) as v (said)
                                  where strpos(lower(t.text), lower(v.said)) > 0)
                          or t.entry_id in (
                            select id from audit_entry where subject = any(cast(:subjects as text[]))))""")
                .bind("at", at)
                .bindArray("values", String.class, values.toArray())
                .bindArray("subjects", String.class, subjects.toArray())
                .execute());
    }
}
