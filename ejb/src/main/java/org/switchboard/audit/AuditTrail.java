package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.switchboard.audit.model.AuditFilter;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.NewEntry;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.shared.Page;

/** Who did what: only added to, without names or numbers of customers but in texts that can be erased. */
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
        add(actor, Optional.empty(), action, subject, detail);
    }

    /** As {@link #record(String, String, String, String)}, for whoever is signed in. */
    @Transactional
    public void record(@NotNull Accountable actor, @NotBlank String action, @NotBlank String subject, String detail) {
        add(actor.name(), Optional.of(actor.originName()), action, subject, detail);
    }

    private void add(String actor, Optional<String> origin, String action, String subject, String detail) {
        table.add(new NewEntry(
                clock.instant(),
                actor,
                origin,
                AuditKind.CHANGE,
                action,
                subject,
                Optional.ofNullable(detail),
                Optional.empty()));
    }

    /** In the transaction of the change. */
    @Transactional
    public void changed(AuditedCall call) {
        table.add(call.entry(AuditKind.CHANGE, clock.instant()));
    }

    /** Stays though the transaction of the refused call is rolled back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void denied(AuditedCall call) {
        table.add(call.entry(AuditKind.DENIED, clock.instant()));
    }

    /** Newest first; a limit beyond {@link #LARGEST_PAGE} counts as that. */
    @Transactional
    public Page<AuditView> latest(int limit, Optional<String> cursor) {
        return page(AuditFilter.ALL, limit, cursor);
    }

    /** Newest first, of those that the filter lets through. */
    @Transactional
    public Page<AuditView> page(@NotNull AuditFilter filter, int limit, @NotNull Optional<String> cursor) {
        int size = Page.size(limit, LARGEST_PAGE);
        AuditTable.Position before = cursor.map(AuditTable.Position::parse).orElse(AuditTable.Position.BEGINNING);
        return Page.cut(table.before(filter, before, size + 1), size, entry -> AuditTable.Position.of(entry)
                .toString());
    }

    /**
     * Erases what was typed about a person, for whoever erases that person: the entries and their chain stay.
     *
     * @param values names and numbers of the person; every text that contains one is erased
     * @param customerIds the person's records; every text beside an entry about one of them is erased
     * @return how many texts were erased
     */
    @Transactional
    public int eraseTexts(
            @NotNull Collection<String> values, @NotNull Collection<Long> customerIds, @NotNull Accountable actor) {
        List<String> wanted = values.stream().filter(value -> !value.isBlank()).toList();
        List<String> subjects = customerIds.stream().map(id -> "customer/" + id).toList();
        int erased = table.eraseTexts(wanted, subjects, clock.instant());
        record(actor, "audit-texts-erased", "audit", String.valueOf(erased));
        return erased;
    }
}
