package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.audit.model.SealedEntry;
import org.switchboard.audit.persistence.ChainTable;
import org.switchboard.audit.persistence.ChainTable.Link;

/**
 * The hash chain over the entries. Writers only add entries and wait for nobody; one job of the cluster seals what is
 * committed, each entry with the hash of the one sealed before it.
 */
@ApplicationScoped
public class AuditChain {

    private ChainTable table;
    private AuditTrail trail;
    private Clock clock;

    protected AuditChain() {
        // for the container's proxy
    }

    @Inject
    public AuditChain(ChainTable table, AuditTrail trail, Clock clock) {
        this.table = table;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return how many entries were sealed; fewer than the limit when no others wait */
    @Transactional
    public int seal(int limit) {
        table.holdOtherSealers();
        Link last = table.last();
        List<Link> links = new ArrayList<>();
        for (SealedEntry entry : table.unsealed(limit)) {
            last = new Link(last.position() + 1, entry.id(), entry.hashAfter(last.hash()));
            links.add(last);
        }
        table.seal(links, clock.instant());
        return links.size();
    }

    /** To be kept outside of the database. */
    @Transactional
    public Optional<ChainHead> head() {
        Link last = table.last();
        return last.position() == 0 ? Optional.empty() : Optional.of(ChainHead.of(last.position(), last.hash()));
    }

    /**
     * Deletes old entries from the beginning of the chain on, which begins at a checkpoint then. The database refuses a
     * checkpoint above entries of the last 180 days.
     *
     * @param before only entries older than this
     * @return how many were deleted; fewer than the limit when there are no others
     */
    @Transactional
    public int retire(@NotNull Instant before, int limit, @NotNull Accountable actor) {
        table.holdOtherSealers();
        Optional<Link> last = table.lastOlderThan(before, limit);
        last.ifPresent(link -> table.checkpoint(link, actor.name(), clock.instant()));
        int deleted = last.isPresent() ? table.deleteBelowCheckpoint() : 0;
        if (deleted > 0) {
            trail.record(actor, "audit-retired", "audit", String.valueOf(deleted));
        }
        return deleted;
    }
}
