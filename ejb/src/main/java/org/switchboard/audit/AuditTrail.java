package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.shared.Page;

/** Who did what: kept for ever, never changed, without names or numbers of customers. */
@ApplicationScoped
public class AuditTrail {

    public static final int LARGEST_PAGE = 200;

    private AuditTable table;
    private Clock clock;

    protected AuditTrail() {
        // for the container's proxy
    }

    @Inject
    public AuditTrail(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Joins the transaction of what is recorded, so that neither exists without the other.
     *
     * @param action a short code, such as {@code user-created}
     * @param subject the key of the thing that it was done to
     */
    @Transactional
    public void record(@NotBlank String actor, @NotBlank String action, @NotBlank String subject, String detail) {
        table.add(clock.instant(), actor, action, subject, Optional.ofNullable(detail));
    }

    /** Newest first; a limit beyond {@link #LARGEST_PAGE} counts as that. */
    @Transactional
    public Page<AuditView> latest(int limit, Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        List<AuditView> found = table.before(Page.position(cursor, Long.MAX_VALUE), size + 1);
        return Page.cut(found, size, entry -> String.valueOf(entry.id()));
    }
}
