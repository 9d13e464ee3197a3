package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.AuditVerification;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditFilter;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.audit.model.ChainReport;
import org.switchboard.shared.Page;

/** The audit for whoever may read it; reading it is audited, too. */
@ApplicationScoped
public class AuditDesk {

    private static final Duration ALARMS_SHOWN = Duration.ofDays(1);
    private static final int MOST_ALARMS = 20;

    private AuditTrail trail;
    private AuditVerification verification;
    private Clock clock;

    protected AuditDesk() {
        // for the container's proxy
    }

    @Inject
    public AuditDesk(AuditTrail trail, AuditVerification verification, Clock clock) {
        this.trail = trail;
        this.verification = verification;
        this.clock = clock;
    }

    /** Newest first; a limit beyond {@link AuditTrail#LARGEST_PAGE} counts as that. */
    @Audited(value = "audit-read", kind = AuditKind.LIST, subject = "audit")
    public Page<AuditView> page(@NotNull AuditFilter filter, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.READ_AUDIT);
        return trail.page(filter, limit, cursor);
    }

    /** Who read more than their budget since yesterday, the latest first. */
    public List<AuditView> alarms(Actor actor) {
        actor.require(Permission.READ_AUDIT);
        return trail.page(
                        new AuditFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(AuditKind.ALARM),
                                Optional.of(clock.instant().minus(ALARMS_SHOWN)),
                                Optional.empty()),
                        MOST_ALARMS,
                        Optional.empty())
                .items();
    }

    /**
     * Compares every entry with the chain; a million take some seconds.
     *
     * @param kept a head that was kept outside of the database
     */
    @Audited(value = "audit-verified", subject = "audit")
    public ChainReport verify(@NotNull Optional<ChainHead> kept, Actor actor) {
        actor.require(Permission.READ_AUDIT);
        return verification.verify(kept);
    }
}
