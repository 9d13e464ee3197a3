package org.switchboard.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.customer.model.Account;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.customer.model.CustomerMatches;
import org.switchboard.customer.model.CustomerRecord;
import org.switchboard.customer.model.FieldOrigin;
import org.switchboard.customer.model.RevealedNumbers;
import org.switchboard.customer.model.Verification;
import org.switchboard.customer.persistence.CustomerLookUp;
import org.switchboard.customer.persistence.CustomerQueries;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** Finds customers by whatever a caller can name, and opens their file. */
@ApplicationScoped
public class Customers {

    public static final int LARGEST_LOOK_UP = 100;
    public static final int LONGEST_QUESTION = 100;
    public static final int LONGEST_REASON = 200;

    @Inject
    CustomerLookUp lookUp;

    @Inject
    CustomerQueries queries;

    @Inject
    SourcePriority priority;

    @Inject
    Clock clock;

    /**
     * Customers that match a name, its pinyin or initials, a part of a telephone number of at least four digits, an
     * account, meter, usage-point or identity number, or a part of an address; the most telling match first, each
     * customer once. Several words narrow: each must be a part of the name, telephone, account number or address.
     *
     * @param question as the agent typed it; what is longer than 100 characters is cut
     * @param limit at most {@link #LARGEST_LOOK_UP}
     */
    @Transactional
    @Audited(value = "customers-looked-up", kind = AuditKind.LOOK_UP, subject = "customers", text = 0)
    public CustomerMatches matching(String question, int limit, Actor actor) {
        actor.require(Permission.FIND_CUSTOMERS);
        String asked = question.strip();
        asked = asked.length() > LONGEST_QUESTION ? asked.substring(0, LONGEST_QUESTION) : asked;
        return asked.isEmpty()
                ? CustomerMatches.NONE
                : lookUp.matching(asked, Math.max(1, Math.min(limit, LARGEST_LOOK_UP)))
                        .masked();
    }

    /**
     * All that is known of a customer, whatever records they have, with personal numbers in full: for services that work
     * with them; what people and programs see goes through a view that masks them.
     *
     * @param recordId of any of them
     * @throws NotFoundException when there is no such customer
     */
    @Transactional
    @Audited(value = "customer-file-read", kind = AuditKind.VIEW, subject = "customer", key = 0)
    public CustomerFile file(long recordId, Actor actor) {
        actor.require(Permission.FIND_CUSTOMERS);
        CustomerQueries.Held held = queries.held(recordId);
        List<CustomerRecord> records = held.records();
        return new CustomerFile(
                survivorship(recordId, records).customer(identityOf(records)),
                present(records).map(CustomerRecord::said).toList(),
                records.stream().map(record -> record.said().id()).collect(Collectors.toSet()),
                eachOnce(held),
                held.usagePoints());
    }

    /** @throws NotFoundException when there is no such customer */
    @Transactional
    public void requireKnown(long recordId, Actor actor) {
        actor.require(Permission.FIND_CUSTOMERS);
        if (present(queries.records(recordId)).findAny().isEmpty()) {
            throw new NotFoundException("customer", recordId);
        }
    }

    /** The ids of all records of the customer whom this record is of, itself included. */
    @Transactional
    public Set<Long> recordIds(long recordId) {
        return recordIds(Set.of(recordId));
    }

    /** The ids of all records of the customers whom these records are of, themselves included. */
    @Transactional
    public Set<Long> recordIds(Collection<Long> recordIds) {
        return queries.recordIds(recordIds);
    }

    /**
     * Where each field of a customer comes from, and the values of other records.
     *
     * @param recordId of any of their records
     * @throws NotFoundException when there is no such customer
     */
    @Transactional
    @Audited(value = "customer-origins-viewed", kind = AuditKind.VIEW, subject = "customer", key = 0)
    public List<FieldOrigin> origins(long recordId, Actor actor) {
        actor.require(Permission.SEE_FIELD_ORIGINS);
        return survivorship(recordId, queries.records(recordId)).origins().stream()
                .map(FieldOrigin::masked)
                .toList();
    }

    /**
     * The customer has confirmed the value of this record: it is shown while the record holds it.
     * What they confirmed of the same field in other records of theirs counts no longer.
     *
     * @param value as the origins show it; a personal number may be masked
     * @throws NotFoundException when there is no such record
     * @throws BusinessException when the record does not hold that value, or no longer does
     */
    @Transactional
    @Audited(value = "customer-value-confirmed", subject = "customer", key = 0)
    public List<FieldOrigin> verify(long recordId, @NotNull CustomerField field, @NotNull String value, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        List<CustomerRecord> records = queries.records(recordId);
        CustomerRecord record = present(records)
                .filter(each -> each.said().id() == recordId)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("customer", recordId));
        String held = field.text(record.said())
                .filter(text -> text.equals(value) || field.masked(text).equals(value))
                .orElseThrow(() -> new BusinessException("value-not-held", "value", value, value));
        queries.deleteVerification(
                records.stream().map(each -> each.said().id()).toList(), field);
        queries.verify(recordId, field, new Verification(held, actor.name(), clock.instant()));
        return origins(recordId, actor);
    }

    /**
     * The personal numbers in full, which views mask.
     *
     * @param recordId of any of the customer's records
     * @param reason why the actor needs them; recorded in the audit
     * @throws NotFoundException when there is no such customer
     */
    @Transactional
    @Audited(value = "numbers-revealed", kind = AuditKind.REVEAL, subject = "customer", key = 0, text = 1)
    public RevealedNumbers reveal(long recordId, @NotBlank @Size(max = LONGEST_REASON) String reason, Actor actor) {
        actor.require(Permission.REVEAL_NUMBERS);
        CustomerFile file = file(recordId, actor);
        return RevealedNumbers.of(file.customer(), file.records());
    }

    private Survivorship survivorship(long recordId, List<CustomerRecord> records) {
        List<CustomerRecord> present = present(records).toList();
        if (present.isEmpty()) {
            throw new NotFoundException("customer", recordId);
        }
        return new Survivorship(present, priority::of);
    }

    private static Stream<CustomerRecord> present(List<CustomerRecord> records) {
        return records.stream().filter(record -> !record.deleted());
    }

    /** The lowest id of all their records, which the look-up gives too. */
    private static long identityOf(List<CustomerRecord> records) {
        return records.stream().mapToLong(record -> record.said().id()).min().orElseThrow();
    }

    /** Of the records of one account, known by the number on the bill, the one with usage points, else the oldest. */
    private static List<Account> eachOnce(CustomerQueries.Held held) {
        Set<String> supplied = held.usagePoints().stream()
                .flatMap(point -> point.accountKey().stream().map(key -> point.source() + ' ' + key))
                .collect(Collectors.toSet());
        Map<String, Account> byNumber = new LinkedHashMap<>();
        held.accounts()
                .forEach(account -> byNumber.merge(
                        account.number().isBlank() ? account.source() + ' ' + account.key() : account.number(),
                        account,
                        (one, other) -> supplied.contains(one.source() + ' ' + one.key())
                                        || !supplied.contains(other.source() + ' ' + other.key())
                                ? one
                                : other));
        return List.copyOf(byNumber.values());
    }

    /** The customer behind a usage point, by the usage point's own key. */
    @Transactional
    public Optional<Long> customerOfUsagePoint(String usagePointKey, Actor actor) {
        actor.require(Permission.FIND_CUSTOMERS);
        return queries.customerOfUsagePoint(usagePointKey);
    }
}
