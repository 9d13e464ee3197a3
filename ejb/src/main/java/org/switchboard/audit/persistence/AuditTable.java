package org.switchboard.audit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.audit.model.AuditView;

/** The table {@code audit_entry}: only ever added to. */
@ApplicationScoped
public class AuditTable {

    @Inject
    Jdbi jdbi;

    protected AuditTable() {
        // for the container's proxy
    }

    public AuditTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(Instant at, String actor, String action, String subject, Optional<String> detail) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into audit_entry (at, actor, action, subject, detail)
                        values (:at, :actor, :action, :subject, :detail)""")
                .bind("at", at)
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail.orElse(null))
                .execute());
    }

    /** Newest first, those with an id below {@code before}. */
    public List<AuditView> before(long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from audit_entry where id < :before order by id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(ConstructorMapper.of(AuditView.class))
                .list());
    }
}
