package org.switchboard.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditChain;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.draft.Drafts;
import org.switchboard.outbox.OutboxDesk;
import org.switchboard.privacy.model.PeriodSetting;
import org.switchboard.privacy.model.RetentionDeletion;
import org.switchboard.privacy.model.RetentionPeriod;
import org.switchboard.privacy.persistence.RetentionTable;
import org.switchboard.shared.Page;

/** Deletes what is older than its period, and says what was deleted when. */
@ApplicationScoped
public class Retention {

    private static final Actor JOB = Actor.system("retention");

    private RetentionTable table;
    private RetentionPeriods periods;
    private OutboxDesk outbox;
    private Drafts drafts;
    private AuditChain audit;
    private Clock clock;

    protected Retention() {
        // for the container's proxy
    }

    @Inject
    public Retention(
            RetentionTable table,
            RetentionPeriods periods,
            OutboxDesk outbox,
            Drafts drafts,
            AuditChain audit,
            Clock clock) {
        this.table = table;
        this.periods = periods;
        this.outbox = outbox;
        this.drafts = drafts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many were deleted; fewer than the limit when there are no others */
    @Transactional
    public int delete(@NotNull RetentionPeriod period, @NotNull Instant before, int most) {
        return switch (period) {
            case CONTACTS -> table.contacts(before, most);
            case TICKETS -> table.tickets(before, most, clock.instant());
            case REJECTED_RECORDS -> table.rejectedRecords(before, most);
            case OUTBOUND_MESSAGES -> outbox.deleteSettledBefore(before, most);
            case DRAFTS -> drafts.deleteSavedBefore(before, most);
            case BILLS -> table.bills(before, most);
            case BALANCES -> table.balances(before, most);
            case AUDIT -> audit.retire(before, most, JOB);
        };
    }

    @Transactional
    public void report(@NotNull RetentionPeriod period, long rows, @NotNull Instant before) {
        table.report(period, rows, before, clock.instant());
    }

    /** How many days each period has on this site. */
    public List<PeriodSetting> settings(Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        return Arrays.stream(RetentionPeriod.values())
                .map(period -> new PeriodSetting(period, periods.days(period)))
                .toList();
    }

    /** What the job deleted, newest first. A limit beyond {@link Privacy#LARGEST_PAGE} counts as that. */
    @Transactional
    @Audited(value = "retention-read", kind = AuditKind.LIST, subject = "retention")
    public Page<RetentionDeletion> deletions(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        int size = Page.size(limit, Privacy.LARGEST_PAGE);
        return Page.cut(
                table.before(Page.position(cursor, Long.MAX_VALUE), size + 1), size, last -> String.valueOf(last.id()));
    }
}
