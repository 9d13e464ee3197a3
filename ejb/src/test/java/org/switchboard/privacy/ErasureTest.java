package org.switchboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.privacy.model.Erasure;
import org.switchboard.privacy.model.Obligation;
import org.switchboard.privacy.model.PersonExport;
import org.switchboard.privacy.persistence.ErasureTable;
import org.switchboard.privacy.persistence.PersonQueries;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.intake.Suppression;
import org.switchboard.source.persistence.SuppressedKeyTable;

/** One person with something in every personal column (person.sql): given out, erased, and kept from coming back. */
class ErasureTest {

    private static final TransactionalDatabase DATABASE = new TransactionalDatabase();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor ADMIN = Actors.person("admin");

    /** By which the person is recognised, in any table. */
    private static final List<String> MARKS = List.of(
            "zhangmarker",
            "章马克",
            "13977770001",
            "7777-0001",
            "7777 0001",
            "marker@",
            "idmark",
            "markerstr",
            "accmark",
            "c-mark-1",
            "crm-mark",
            "a-mark-1",
            "i-mark");

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<PersonErased> published = new RecordedEvents<>();
    private Suppression suppression;
    private Privacy privacy;

    @BeforeEach
    void assemble() throws Exception {
        DATABASE.emptied();
        try (InputStream sql = getClass().getResourceAsStream("person.sql")) {
            String script = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            DATABASE.jdbi()
                    .useHandle(
                            handle -> handle.getConnection().createStatement().execute(script));
        }
        suppression = new Suppression(new SuppressedKeyTable(DATABASE.jdbi()));
        privacy = new Privacy(
                new PersonQueries(DATABASE.jdbi()),
                new ErasureTable(DATABASE.jdbi()),
                suppression,
                new AuditTrail(new AuditTable(DATABASE.jdbi()), clock),
                published,
                clock);
    }

    @Test
    void the_person_has_something_in_every_personal_column() throws IOException {
        Set<String> empty = Files.readAllLines(Path.of("src/test/resources/personal-columns.txt")).stream()
                .filter(line -> line.endsWith(" personal"))
                .map(line -> line.split("[. ]"))
                .filter(column ->
                        ask("select count(" + column[1] + ") from " + column[0]).equals("0"))
                .map(column -> column[0] + "." + column[1])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(empty).isEmpty();
        assertThat(marked()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void an_erased_person_is_found_in_no_table(long record) {
        Erasure erasure = erase(record);

        assertThat(marked()).isEmpty();
        assertThat(erasure.customerIds()).containsExactly(1L, 2L);
        assertThat(erasure.rows()).containsEntry("customer", 2).containsEntry("draft", 2);
        assertThat(published.fired()).containsExactly(new PersonErased(erasure.id(), ADMIN.author()));
    }

    @Test
    void rows_that_others_refer_to_stay_without_personal_data() {
        erase(1);

        assertThat(ask("select string_agg(concat(id, deleted, name, array_to_string(sensitive, ',')), ' ' order by id)"
                        + " from customer"))
                .isEqualTo("1t 2t 3fNeighbour Next");
        assertThat(ask("select number || coalesce(text, '') || state from trouble_ticket where id = 1"))
                .isEqualTo("T-1CLOSED");
        assertThat(ask("select count(*) from customer_account a join customer c on c.source = a.source"
                        + " and c.source_key = a.customer_key where a.id = 1 and c.id = 1"))
                .isEqualTo("1");
        assertThat(ask("select count(*) from party_interaction where customer_id = 1 and summary is null"))
                .isEqualTo("1");
    }

    @Test
    void data_of_others_stays() {
        erase(1);

        assertThat(ask("select concat(name, telephones[1]) from customer where id = 3"))
                .isEqualTo("Neighbour Next13900000003");
        assertThat(ask("select text from trouble_ticket where id = 3")).isEqualTo("neighbour *** is dark, too");
        assertThat(ask("select concat(text, caller_telephone, caller_name, matter) from trouble_ticket where id = 4"))
                .isEqualTo("called for the neighbourcustomer 33");
        assertThat(ask("select concat(caller_telephone, text) from trouble_call where ticket_id = 3"))
                .isEqualTo("13900000003dark");
        assertThat(ask("select telephone from callback where ticket_id = 3")).isEqualTo("13900000003");
        assertThat(ask("select string_agg(address, '') from service_location")).isEqualTo("7 Shared Tower");
        assertThat(ask("select concat(account_key) from usage_point where source_key = 'U-3'"))
                .isEqualTo("A-3");
        assertThat(ask("select string_agg(source_key, '') from customer_bill")).isEqualTo("B-3");
        assertThat(ask("select string_agg(matter, ' ') from draft")).isEqualTo("desk/customer/3");
        assertThat(ask("select string_agg(message_key, ' ') from outbox_message"))
                .isEqualTo("y");
        assertThat(ask("select string_agg(original, ' ') from rejected_record")).contains("C-3");
        assertThat(ask("select string_agg(key, ' ') from idempotency_key")).isEqualTo("k3");
        assertThat(ask("select string_agg(key, ' ') from swept_key")).isEqualTo("C-3");
        assertThat(ask("select payload -> 'keys' from event_log where id = 1")).isEqualTo("[\"erased\", \"C-3\"]");
        assertThat(ask("select payload from event_log where id = 2")).contains("\"at\": [1, 2.5]", "\"number\": 0");
        assertThat(ask("select string_agg(cast(customer_id as text), ' ') from identity_key"))
                .isEqualTo("3");
    }

    @Test
    void a_number_that_another_customer_has_is_left_where_that_customer_is_named() {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("update customer set telephones = '{139 7777 0001}',"
                        + " telephone_digits = '13977770001' where id = 3"));

        erase(1);

        assertThat(ask("select caller_telephone from trouble_ticket where id = 4"))
                .isEqualTo("+8613977770001");
        assertThat(ask("select concat(caller_telephone, name) from trouble_ticket t join customer c on c.id = 1"
                        + " where t.id = 1"))
                .isEmpty();
    }

    @Test
    void an_export_has_what_an_erasure_erases() throws IOException {
        PersonExport export = DATABASE.inTransaction(() -> privacy.export(2, "request 17", ADMIN));

        assertThat(export.customerIds()).containsExactly(1L, 2L);
        assertThat(export.rows().keySet())
                .contains(
                        "customer",
                        "customer_account",
                        "customer_bill",
                        "trouble_ticket",
                        "trouble_call",
                        "callback",
                        "party_interaction",
                        "draft",
                        "outbox_message",
                        "rejected_record",
                        "event_log",
                        "identity_link",
                        "identity_review",
                        "account_balance",
                        "service_location",
                        "usage_point",
                        "audit_entry");
        assertThat(export.rows().get("customer")).hasSize(2);
        assertThat(export.rows().get("customer_bill")).hasSize(1);
        for (List<String> rows : export.rows().values()) {
            for (String row : rows) {
                JsonNode read = JSON.readTree(row);
                assertThat(read.isObject()).isTrue();
                assertThat(read.toString()).doesNotContain("wang");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPEN_TICKETS   | T-1     | update trouble_ticket set state = 'HELD' where id = 1",
                "OPEN_CALLBACKS | T-1     | update callback set state = 'NOT_REACHED' where ticket_id = 1",
                "UNPAID_BILLS   | 2026-10 | update customer_bill set paid_on = null where account_key = 'A-MARK-1'",
                "ARREARS        | ACCMARK1234 | update account_balance set answer = '{\"arrears\": 12.5}'"
            })
    void what_is_not_settled_refuses_the_erasure_and_is_named(Obligation.Kind kind, String key, String change) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(change));

        assertThat(DATABASE.inTransaction(() -> privacy.state(2, ADMIN)).obligations())
                .containsExactly(new Obligation(kind, List.of(key)));
        assertThatThrownBy(() -> erase(1)).isInstanceOfSatisfying(ErasureRefused.class, refusal -> {
            assertThat(refusal.sentence(Locale.ENGLISH)).contains(key);
            assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains(key);
        });
        assertThat(ask("select name from customer where id = 1")).isEqualTo("Zhangmarker Erasable");
    }

    @Test
    void a_settled_person_has_no_obligations() {
        assertThat(DATABASE.inTransaction(() -> privacy.state(1, ADMIN)).obligations())
                .isEmpty();
    }

    @Test
    void a_reason_that_names_the_person_is_refused() {
        assertThatThrownBy(() ->
                        DATABASE.inTransaction(() -> privacy.erase(1, "zhangmarker erasable asked for it", ADMIN)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("erasure-reason-names-person");
    }

    @Test
    void an_unknown_record_is_not_found() {
        assertThatThrownBy(() -> erase(99)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_a_source_sends_again_of_an_erased_person_is_left_out_until_it_is_lifted() {
        Erasure erasure = erase(1);

        assertThat(allowed("cis", RecordType.CUSTOMER, "{'key':'C-MARK-1'}", "{'key':'C-3'}"))
                .containsExactly(Optional.empty(), Optional.of("{\"key\":\"C-3\"}"));
        assertThat(allowed("crm", RecordType.CUSTOMER, "{'key':'C-MARK-1'}")).doesNotContain(Optional.empty());
        assertThat(allowed(
                        "cis",
                        RecordType.ACCOUNT,
                        "{'key':'A-MARK-1','customerKey':'other'}",
                        "{'key':'new','customerKey':'C-MARK-1'}"))
                .containsOnly(Optional.empty());
        assertThat(allowed("cis", RecordType.CUSTOMER_BILL, "{'key':'b','accountKey':'A-MARK-1'}"))
                .containsOnly(Optional.empty());
        assertThat(allowed("ccm", RecordType.INTERACTION, "{'key':'I-MARK-1'}")).containsOnly(Optional.empty());
        assertThat(allowed("cis", RecordType.USAGE_POINT, "{'key':'U-1','accountKey':'A-MARK-1'}"))
                .containsOnly(Optional.of("{\"key\":\"U-1\",\"accountKey\":null}"));

        DATABASE.inTransaction(() -> privacy.lift(erasure.id(), "is a customer again", ADMIN));

        assertThat(allowed("cis", RecordType.CUSTOMER, "{'key':'C-MARK-1'}")).doesNotContain(Optional.empty());
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> privacy.lift(erasure.id(), "again", ADMIN)))
                .hasMessageContaining("erasure-lifted");
        assertThat(DATABASE.inTransaction(() -> privacy.erasures(10, Optional.empty(), ADMIN))
                        .items())
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.liftedBy()).contains("admin"));
    }

    @Test
    void a_record_without_a_canonical_form_is_left_out_by_any_of_its_values() throws IOException {
        erase(1);
        SourceRecord failed = SourceRecord.failed(
                JSON.readTree("{\"ID\":\"C-MARK-1\",\"NAME\":7}"),
                new org.switchboard.source.FieldProblem("/name", "7", "text needed"));

        assertThat(DATABASE.inTransaction(() -> suppression.allowed("cis", RecordType.CUSTOMER, List.of(failed))))
                .containsExactly(Optional.empty());
    }

    private Erasure erase(long record) {
        return DATABASE.inTransaction(() -> privacy.erase(record, "request 17", ADMIN));
    }

    private List<Optional<String>> allowed(String source, RecordType type, String... records) {
        List<SourceRecord> given = java.util.Arrays.stream(records)
                .map(ErasureTest::json)
                .map(SourceRecord::canonical)
                .toList();
        return DATABASE.inTransaction(() -> suppression.allowed(source, type, given)).stream()
                .map(record -> record.map(each -> each.form().toString()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException bad) {
            throw new IllegalArgumentException(bad);
        }
    }

    /** The tables in which the person can be recognised, each with a row. */
    private static Set<String> marked() {
        return DATABASE.jdbi().withHandle(handle -> {
            Set<String> marked = new TreeSet<>();
            for (String table : handle.createQuery("select tablename from pg_tables where schemaname = 'public'")
                    .mapTo(String.class)
                    .list()) {
                String row = table.equals("idempotency_key")
                        ? "concat(cast(t as text), convert_from(body, 'UTF8'))"
                        : "cast(t as text)";
                handle.createQuery("select " + row + " from " + table + " t").mapTo(String.class).stream()
                        .filter(text -> MARKS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
                        .forEach(text -> marked.add(table + ": " + text));
            }
            return marked;
        });
    }

    private static String ask(String question) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery(question)
                .mapTo(String.class)
                .findFirst()
                .orElse(""));
    }
}
