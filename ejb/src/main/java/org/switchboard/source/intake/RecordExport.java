package org.switchboard.source.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.StoredRecord;

/**
 * Gives out what we hold as canonical records, page by page, each page in a transaction of its own: a reader that takes
 * an hour holds no connection meanwhile. Records that change while it reads come in their older or newer form.
 */
@ApplicationScoped
public class RecordExport {

    public static final int ROWS_PER_PAGE = 1000;

    private Iterable<RecordStore> stores;
    private Jdbi jdbi;

    protected RecordExport() {
        // for the container's proxy
    }

    @Inject
    RecordExport(@Any Instance<RecordStore> stores, Jdbi jdbi) {
        this(jdbi, stores);
    }

    RecordExport(Jdbi jdbi, Iterable<RecordStore> stores) {
        this.stores = stores;
        this.jdbi = jdbi;
    }

    /**
     * @param source only this source's records; all when empty
     * @param after the id of the last row of the page before; 0 for the first page
     * @return at most {@link #ROWS_PER_PAGE} rows; fewer mean that there are no more
     * @throws BusinessException when records of that type are not kept here
     */
    @Transactional
    @Audited(value = "records-exported", kind = AuditKind.EXPORT, subject = "records", key = 0)
    public List<StoredRecord> page(RecordType type, Optional<String> source, long after, Actor actor) {
        actor.require(Permission.EXPORT_RECORDS);
        return jdbi.withHandle(handle -> table(type).page(handle, source, after, ROWS_PER_PAGE));
    }

    /**
     * What we hold of these keys of a source, as JSON text by key.
     *
     * @throws BusinessException when records of that type are not kept here
     */
    @Transactional
    public Map<String, String> held(RecordType type, String source, Collection<String> keys) {
        // PostgreSQL has no text with the character 0, so that no such key is held
        List<String> possible = keys.stream().filter(key -> key.indexOf(0) < 0).toList();
        return jdbi.withHandle(handle -> table(type).held(handle, source, possible));
    }

    private RecordTable table(RecordType type) {
        return StreamSupport.stream(stores.spliterator(), false)
                .filter(store -> store.type() == type)
                .findFirst()
                .orElseThrow(() ->
                        new BusinessException("record-type-not-kept", "recordType", type.wireName(), type.wireName()))
                .table();
    }
}
