package org.switchboard.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.privacy.model.Erasure;
import org.switchboard.privacy.model.Obligation;
import org.switchboard.privacy.model.PersonExport;
import org.switchboard.privacy.model.PersonState;
import org.switchboard.privacy.persistence.ErasureTable;
import org.switchboard.privacy.persistence.PersonKeys;
import org.switchboard.privacy.persistence.PersonQueries;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.source.intake.Suppression;

/**
 * Gives out and erases all that is stored about one person. A person is every record of the identity; rows that others refer
 * to stay without personal data, and sources cannot bring the person back until somebody lifts that.
 */
@ApplicationScoped
public class Privacy {

    public static final int LARGEST_PAGE = 200;

    public static final int LONGEST_REASON = 200;

    private PersonQueries persons;
    private ErasureTable erasures;
    private Suppression suppression;
    private AuditTrail audit;
    private Event<PersonErased> erased;
    private Clock clock;

    protected Privacy() {
        // for the container's proxy
    }

    @Inject
    public Privacy(
            PersonQueries persons,
            ErasureTable erasures,
            Suppression suppression,
            AuditTrail audit,
            Event<PersonErased> erased,
            Clock clock) {
        this.persons = persons;
        this.erasures = erasures;
        this.suppression = suppression;
        this.audit = audit;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * Which records are the person's, and what keeps them from being erased.
     *
     * @throws NotFoundException when there is no such record
     */
    @Transactional
    @Audited(value = "person-checked", kind = AuditKind.VIEW, subject = "customer", key = 0)
    public PersonState state(long customerId, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        List<Long> ids = identityOf(customerId);
        return new PersonState(ids, persons.obligations(ids));
    }

    /**
     * @param reason as the administrator typed it
     * @throws NotFoundException when there is no such record
     */
    @Transactional
    @Audited(value = "person-exported", kind = AuditKind.EXPORT, subject = "customer", key = 0, text = 1)
    public PersonExport export(long customerId, @NotBlank @Size(max = LONGEST_REASON) String reason, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        List<Long> ids = identityOf(customerId);
        return new PersonExport(ids, persons.rows(persons.keysOf(ids), clock.instant()));
    }

    /**
     * Erases all or nothing.
     *
     * @param reason as the administrator typed it; it stays and names nobody
     * @throws NotFoundException when there is no such record
     * @throws ErasureRefused when something is not settled
     */
    @Transactional
    @Audited(value = "person-erased", subject = "customer", key = 0, text = 1)
    public Erasure erase(long customerId, @NotBlank @Size(max = LONGEST_REASON) String reason, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        suppression.holdIntake();
        List<Long> ids = identityOf(customerId);
        Optional<Obligation> unsettled = persons.obligations(ids).stream().findFirst();
        if (unsettled.isPresent()) {
            throw new ErasureRefused(customerId, unsettled.get());
        }
        PersonKeys person = persons.keysOf(ids);
        requireNameless(reason, person);
        Instant now = clock.instant();
        long erasure = erasures.add(now, actor.name(), ids);
        persons.suppress(ids, erasure);
        erasures.rows(erasure, persons.erase(person, now));
        audit.eraseTexts(person.values(), ids, actor);
        erased.fire(new PersonErased(erasure, actor.author()));
        return find(erasure);
    }

    private static void requireNameless(String reason, PersonKeys person) {
        String said = reason.toLowerCase(Locale.ROOT);
        if (person.values().stream().anyMatch(value -> said.contains(value.toLowerCase(Locale.ROOT)))) {
            throw new BusinessException("erasure-reason-names-person", "reason", null);
        }
    }

    /** Newest first. A limit beyond {@link #LARGEST_PAGE} counts as that. */
    @Transactional
    @Audited(value = "erasures-listed", kind = AuditKind.LIST, subject = "erasures")
    public Page<Erasure> erasures(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                erasures.before(Page.position(cursor, Long.MAX_VALUE), size + 1),
                size,
                last -> String.valueOf(last.id()));
    }

    /**
     * From now on sources may send the person again; what they send then is a new record.
     *
     * @throws NotFoundException when there is no such erasure
     * @throws BusinessException when it is lifted already
     */
    @Transactional
    @Audited(value = "erasure-lifted", subject = "erasure", key = 0, text = 1)
    public Erasure lift(long erasure, @NotBlank @Size(max = LONGEST_REASON) String reason, Actor actor) {
        actor.require(Permission.ERASE_PERSONS);
        find(erasure);
        if (!erasures.lift(erasure, actor.name(), clock.instant())) {
            throw new BusinessException("erasure-lifted", "erasure", String.valueOf(erasure), String.valueOf(erasure));
        }
        suppression.lift(erasure);
        return find(erasure);
    }

    private Erasure find(long erasure) {
        return erasures.find(erasure).orElseThrow(() -> new NotFoundException("erasure", erasure));
    }

    private List<Long> identityOf(long customerId) {
        List<Long> ids = persons.identityOf(customerId);
        if (ids.isEmpty()) {
            throw new NotFoundException("customer", customerId);
        }
        return ids;
    }
}
