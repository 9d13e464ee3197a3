package org.switchboard.privacy.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.switchboard.privacy.model.Obligation;

/** Finds, gives out and erases what {@link PersonTables} names. */
@ApplicationScoped
public class PersonQueries {

    /** Who of the staff did it is not the person's data. */
    private static final List<String> STAFF = List.of(
            "agent",
            "owner",
            "handler",
            "actor",
            "verified_by",
            "called_by",
            "promised_by",
            "decided_by",
            "replayed_by",
            "opened_by",
            "user_name");

    private static final String IDENTITY = """
            select c.id from customer c where c.id = :id union
            select m.customer_id from identity_member asked
            join identity_member m on m.identity_id = asked.identity_id where asked.customer_id = :id
            order by 1""";

    private static final String KEYS = """
            with mine as (select * from customer where id = any(:ids)),
            accounts as (select a.* from customer_account a join mine c on c.source = a.source and c.source_key = a.customer_key)
            select 'customer' as type, source, source_key as key from mine
            union select 'account', source, source_key from accounts
            union select 'customer-bill', b.source, b.source_key from customer_bill b
              join accounts a on a.source = b.source and a.source_key = b.account_key
            union select 'interaction', i.source, i.source_key from party_interaction i where i.customer_id = any(:ids)
              or exists (select from mine c where c.source = i.source and c.source_key = i.customer_key)""";

    private static final String VALUES = """
            with mine as (select * from customer where id = any(:ids)),
            accounts as (select a.* from customer_account a join mine c on c.source = a.source and c.source_key = a.customer_key)
            select 'name' as kind, name as value from mine where name is not null
            union select 'number', identity_number from mine where identity_number is not null
            union select 'mail', unnest(emails) from mine
            union select 'given', unnest(telephones) from mine
            union select 'telephone', unnest(string_to_array(telephone_digits, ' ')) from mine
            union select 'number', number from accounts where number is not null
            union select 'address', t.address from service_location t where t.address is not null and %s
            union select 'told', value from customer_verification where customer_id = any(:ids)""".formatted(PersonKeys.OWN_LOCATION.formatted(
            "(select a.source, a.source_key from accounts a)", "(select a.source, a.source_key from accounts a)"));

    /** What another customer has, too, does not name this one. */
    private static final String SHARED = """
            select distinct shared.value from customer c cross join lateral (
              select right(unnest(string_to_array(c.telephone_digits, ' ')), 11) as value
              union all select unnest(c.emails) union all select c.name) shared
            where c.id <> all(:ids) and not c.deleted and shared.value = any(:asked)
              and (c.telephone_digits like any (:likes) or c.emails && cast(:asked as text[]) or c.name = any(:asked))""";

    private static final String AUDIT = """
            select jsonb_build_object('at', e.at, 'kind', e.kind, 'action', e.action, 'subject', e.subject,
              'user', 'user-' || dense_rank() over (order by e.actor), 'text', x.text)::text
            from audit_entry e left join audit_text x on x.entry_id = e.id
            where e.subject = any(:subjects) order by e.id""";

    private static final Map<Obligation.Kind, String> OBLIGATIONS = new TreeMap<>(Map.of(
            Obligation.Kind.OPEN_TICKETS, """
                    select number from trouble_ticket where customer_id = any(:ids)
                    and state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') order by id""",
            Obligation.Kind.OPEN_CALLBACKS, """
                    select c.ticket_number from callback c left join trouble_ticket t on t.id = c.ticket_id
                    where (c.customer_id = any(:ids) or t.customer_id = any(:ids))
                      and c.state in ('TO_CALL', 'NOT_REACHED') order by c.id""",
            Obligation.Kind.UNPAID_BILLS, """
                    select coalesce(b.period, b.source_key) from customer_bill b
                    join customer_account a on a.source = b.source and a.source_key = b.account_key
                    join customer c on c.source = a.source and c.source_key = a.customer_key
                    where c.id = any(:ids) and b.paid_on is null and b.amount > 0 and not b.deleted order by b.id""",
            Obligation.Kind.ARREARS, """
                    select a.number from account_balance b join customer_account a on a.id = b.account_id
                    join customer c on c.source = a.source and c.source_key = a.customer_key
                    where c.id = any(:ids) and (b.answer ->> 'arrears' ~ '^"?0*[1-9.]' and cast(b.answer ->> 'arrears' as numeric) > 0
                      or b.answer ->> 'balance' like '-%') order by a.id"""));

    private Jdbi jdbi;

    protected PersonQueries() {
        // for the container's proxy
    }

    @Inject
    public PersonQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All records of the person of whom this is one; empty when there is none. */
    public List<Long> identityOf(long customerId) {
        return jdbi.withHandle(handle -> handle.createQuery(IDENTITY)
                .bind("id", customerId)
                .mapTo(Long.class)
                .list());
    }

    public List<Obligation> obligations(List<Long> ids) {
        return jdbi.withHandle(handle -> OBLIGATIONS.entrySet().stream()
                .map(each -> new Obligation(
                        each.getKey(),
                        handle.createQuery(each.getValue())
                                .bindArray("ids", Long.class, ids)
                                .mapTo(String.class)
                                .list()))
                .filter(obligation -> !obligation.keys().isEmpty())
                .toList());
    }

    public PersonKeys keysOf(List<Long> ids) {
        return jdbi.withHandle(handle -> {
            List<Map.Entry<String, String>> keys = handle.createQuery(KEYS)
                    .bindArray("ids", Long.class, ids)
                    .map((row, context) -> Map.entry(row.getString("source"), row.getString("key")))
                    .list();
            Map<String, Set<String>> values = handle
                    .createQuery(VALUES)
                    .bindArray("ids", Long.class, ids)
                    .map((row, context) -> Map.entry(row.getString("kind"), row.getString("value")))
                    .stream()
                    .filter(value -> !value.getValue().isBlank())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
            Set<String> telephones = values.getOrDefault("telephone", Set.of());
            Set<String> shared = shared(handle, ids, values, telephones);
            values.values()
                    .forEach(
                            each -> each.removeIf(value -> shared.contains(value) || shared.contains(national(value))));
            Set<String> numbers = new HashSet<>(values.getOrDefault("number", Set.of()));
            numbers.addAll(values.getOrDefault("mail", Set.of()));
            numbers.addAll(values.getOrDefault("given", Set.of()));
            numbers.addAll(values.getOrDefault("told", Set.of()));
            numbers.removeIf(number -> number.length() < PersonKeys.SHORTEST_NUMBER);
            return new PersonKeys(
                    ids,
                    keys.stream().map(Map.Entry::getKey).toList(),
                    keys.stream().map(Map.Entry::getValue).toList(),
                    values.getOrDefault("name", Set.of()),
                    numbers,
                    telephones,
                    values.getOrDefault("address", Set.of()));
        });
    }

    /** Without country code, as {@link PersonKeys} compares telephones. */
    private static String national(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - PersonKeys.NATIONAL_TELEPHONE));
    }

    private static Set<String> shared(
            Handle handle, List<Long> ids, Map<String, Set<String>> values, Collection<String> telephones) {
        return new HashSet<>(handle.createQuery(SHARED)
                .bindArray("ids", Long.class, ids)
                .bindArray(
                        "asked",
                        String.class,
                        values.values().stream()
                                .flatMap(Set::stream)
                                .flatMap(value -> Stream.of(value, national(value)))
                                .filter(value -> !value.isEmpty())
                                .toList())
                .bindArray(
                        "likes",
                        String.class,
                        telephones.stream()
                                .map(digits -> "%" + national(digits) + "%")
                                .toList())
                .mapTo(String.class)
                .list());
    }

    /** By table, each row as a JSON object. */
    public Map<String, List<String>> rows(PersonKeys person, Instant at) {
        return jdbi.withHandle(handle -> {
            Map<String, String> conditions = new LinkedHashMap<>();
            PersonTables.all().forEach(table -> table.exportedRows()
                    .ifPresent(rows ->
                            conditions.merge(table.name(), "(" + rows + ")", (one, other) -> one + " or " + other)));
            Map<String, List<String>> found = new TreeMap<>();
            conditions.forEach((table, rows) -> found.put(
                    table,
                    bound(
                                    handle.createQuery("select cast(to_jsonb(t) - cast(:staff as text[]) as text) from "
                                            + table + " t where " + rows),
                                    person,
                                    at)
                            .bindArray("staff", String.class, STAFF)
                            .mapTo(String.class)
                            .list()));
            found.put(
                    "audit_entry",
                    handle.createQuery(AUDIT)
                            .bindArray(
                                    "subjects",
                                    String.class,
                                    person.ids().stream()
                                            .map(id -> "customer/" + id)
                                            .toList())
                            .mapTo(String.class)
                            .list());
            found.values().removeIf(List::isEmpty);
            return found;
        });
    }

    /** @return how many rows of each table were blanked or deleted */
    public Map<String, Integer> erase(PersonKeys person, Instant at) {
        return jdbi.withHandle(handle -> {
            Map<String, Integer> rows = new TreeMap<>();
            for (PersonTable table : PersonTables.all()) {
                int some =
                        bound(handle.createUpdate(table.erasure()), person, at).execute();
                if (some > 0) {
                    rows.merge(table.name(), some, Integer::sum);
                }
            }
            return rows;
        });
    }

    /** The keys that sources may not bring back. */
    public void suppress(List<Long> ids, long erasure) {
        jdbi.useHandle(handle -> {
            handle.execute("insert into suppression_salt select gen_random_uuid()::text || gen_random_uuid()::text"
                    + " where not exists (select from suppression_salt)");
            handle.createUpdate("insert into suppressed_key (source, record_type, key_hash, erasure_id)"
                            + " select k.source, k.type, encode(sha256(convert_to((select salt from suppression_salt)"
                            + " || '/' || k.source || '/' || k.type || '/' || k.key, 'UTF8')), 'hex'), :erasure"
                            + " from (" + KEYS + ") k on conflict do nothing")
                    .bindArray("ids", Long.class, ids)
                    .bind("erasure", erasure)
                    .execute();
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, PersonKeys person, Instant at) {
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return statement
                .bindArray("ids", Long.class, person.ids())
                .bindArray("keySources", String.class, person.keySources())
                .bindArray("keys", String.class, person.keys())
                .bindArray("values", String.class, List.copyOf(person.values()))
                .bind("pattern", person.pattern())
                .bind("telephones", person.telephonePattern())
                .bind("paths", person.pathPattern())
                .bind("at", at);
    }
}
