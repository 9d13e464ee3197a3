package org.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.access.model.Actor;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.ChainFault;
import org.switchboard.audit.model.ChainFault.Kind;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.audit.model.ChainReport;
import org.switchboard.audit.model.NewEntry;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.audit.persistence.ChainTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.shared.MovableClock;

/** The chain over the real tables, and what the database itself refuses. */
class AuditChainTest {

    private static final TransactionalDatabase DATABASE = new TransactionalDatabase();
    private static final Actor ADMIN = Actor.person("admin", Set.of(), Set.of());

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private AuditTable table;
    private AuditTrail trail;
    private AuditChain chain;
    private AuditVerification verification;

    @BeforeEach
    void assemble() {
        DATABASE.emptied();
        table = new AuditTable(DATABASE.jdbi());
        trail = new AuditTrail(table, clock);
        ChainTable links = new ChainTable(DATABASE.jdbi());
        chain = new AuditChain(links, trail, clock);
        verification = new AuditVerification(links);
    }

    @Test
    void an_untouched_audit_is_intact() {
        entries(5);
        seal();
        entries(2);

        ChainReport report = verify();

        assertThat(report.isIntact()).isTrue();
        assertThat(report.checked()).isEqualTo(5);
        assertThat(report.waiting()).isEqualTo(2);
        assertThat(report.head().orElseThrow().position()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'other'",
                "origin = 'PROGRAM'",
                "kind = 'CHANGE'",
                "action = 'other'",
                "subject = 'customer/99'",
                "detail = 'other'",
                "at = at - interval '1 day'"
            })
    void an_entry_that_was_altered_by_sql_is_named(String change) {
        entries(5);
        seal();

        asAdministrator("update audit_entry set " + change + " where id = 3");

        assertThat(verify().faults()).containsExactly(new ChainFault(Kind.CHANGED, 3, 3));
    }

    @Test
    void a_deleted_entry_is_named() {
        entries(5);
        seal();

        asAdministrator("delete from audit_entry where id = 2");

        assertThat(verify().faults()).containsExactly(new ChainFault(Kind.DELETED, 2, 2));
    }

    @Test
    void an_entry_that_was_deleted_with_its_link_leaves_a_gap() {
        entries(5);
        seal();

        asAdministrator("delete from audit_entry where id = 2", "delete from audit_link where entry_id = 2");

        assertThat(verify().faults()).contains(new ChainFault(Kind.GAP, 3, 0));
    }

    @Test
    void an_entry_that_was_kept_out_of_the_chain_is_named() {
        entries(3);
        asAdministrator("delete from audit_unsealed where entry_id = 2");
        seal();

        assertThat(verify().faults()).containsExactly(new ChainFault(Kind.NEVER_SEALED, 0, 2));
    }

    @Test
    void a_chain_that_was_made_anew_differs_from_the_head_that_was_kept() {
        entries(5);
        seal();
        ChainHead kept = verify().head().orElseThrow();
        asAdministrator(
                "update audit_entry set actor = 'other' where id = 3",
                "delete from audit_link",
                "insert into audit_unsealed select id from audit_entry");
        seal();

        assertThat(verify().isIntact()).isTrue();
        assertThat(verification.verify(Optional.of(kept)).faults())
                .containsExactly(new ChainFault(Kind.HEAD_DIFFERS, 5, 0));
    }

    @Test
    void a_head_that_was_kept_is_found_again_after_further_entries() {
        entries(2);
        seal();
        ChainHead kept = ChainHead.parse(verify().head().orElseThrow().toString());
        entries(2);
        seal();

        assertThat(verification.verify(Optional.of(kept)).isIntact()).isTrue();
    }

    @Test
    void altered_and_deleted_texts_are_named() {
        lookUps("13700000001", "wang", "li");
        seal();

        asAdministrator(
                "update audit_text set text = 'zhao' where entry_id = 1", "delete from audit_text where entry_id = 2");

        assertThat(verify().faults())
                .containsExactly(new ChainFault(Kind.TEXT_CHANGED, 1, 1), new ChainFault(Kind.TEXT_DELETED, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'other'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_link set hash = '\\x00'",
                "delete from audit_link",
                "truncate audit_link",
                "update audit_text set text = 'other'",
                "delete from audit_text",
                "truncate audit_text",
                "insert into audit_checkpoint select position, hash, now(), 'x' from audit_link",
                "insert into audit_checkpoint values (1, '\\x00', now(), 'x')"
            })
    void the_database_refuses_every_role_to_change_or_delete(String statement) {
        lookUps("wang");
        seal();

        assertThatThrownBy(() -> DATABASE.jdbi().useHandle(handle -> handle.execute(statement)))
                .hasMessageMatching("(?s).*(append-only|erased|audit checkpoint).*");
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void old_entries_are_retired_and_the_rest_stays_intact() {
        clock.set(Instant.parse("2024-01-01T00:00:00Z"));
        entries(4);
        clock.set(Instant.parse("2026-11-22T08:00:00Z"));
        entries(2);
        seal();

        int retired = DATABASE.inTransaction(() -> chain.retire(Instant.parse("2025-01-01T00:00:00Z"), 100, ADMIN));
        seal();

        assertThat(retired).isEqualTo(4);
        ChainReport report = verify();
        assertThat(report.isIntact()).isTrue();
        assertThat(report.checkpoint()).isEqualTo(4);
        assertThat(report.checked()).isEqualTo(3);
        assertThat(DATABASE.<Integer>inTransaction(
                        () -> chain.retire(Instant.parse("2025-01-01T00:00:00Z"), 100, ADMIN)))
                .isZero();
    }

    @Test
    void entries_of_the_last_180_days_cannot_be_retired() {
        clock.set(Instant.now());
        entries(2);
        seal();

        assertThatThrownBy(() ->
                        DATABASE.inTransaction(() -> chain.retire(Instant.now().plusSeconds(60), 100, ADMIN)))
                .hasMessageContaining("180 days");
    }

    @Test
    void erased_texts_of_a_person_leave_the_chain_intact() {
        lookUps("13700000001", "Wang Li", "other");
        seal();

        int erased = DATABASE.inTransaction(
                () -> trail.eraseTexts(List.of("13700000001", "wang li", " "), List.of(), ADMIN));
        seal();

        assertThat(erased).isEqualTo(2);
        assertThat(verify().isIntact()).isTrue();
        assertThat(verify().erasedTexts()).isEqualTo(2);
        assertThat(trail.latest(10, Optional.empty()).items().stream().flatMap(entry -> entry.text().stream()))
                .containsExactly("other");
        assertThat(trail.latest(1, Optional.empty()).items())
                .extracting(AuditView::action, AuditView::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("audit-texts-erased", Optional.of("2")));
    }

    @Test
    void several_nodes_write_and_seal_at_once_and_the_chain_has_no_gap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            running.add(threads.submit(() -> entries(50)));
        }
        for (int node = 0; node < 2; node++) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    DATABASE.inTransaction(() -> chain.seal(40));
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        seal();

        ChainReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.checked()).isEqualTo(300);
    }

    private void entries(int number) {
        LongStream.range(0, number)
                .forEach(i ->
                        DATABASE.transact(() -> table.add(entry(AuditKind.VIEW, "customer/" + i, Optional.empty()))));
    }

    private void lookUps(String... asked) {
        for (String question : asked) {
            DATABASE.transact(() -> table.add(entry(AuditKind.LOOK_UP, "customers", Optional.of(question))));
        }
    }

    private NewEntry entry(AuditKind kind, String subject, Optional<String> text) {
        return new NewEntry(
                clock.instant(), "wang", Optional.of("PERSON"), kind, "read", subject, Optional.of("detail"), text);
    }

    private void seal() {
        DATABASE.inTransaction(() -> chain.seal(1000));
    }

    private ChainReport verify() {
        return verification.verify(Optional.empty());
    }

    /** As whoever has the whole database. */
    private static void asAdministrator(String... statements) {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("set session_replication_role = replica");
            List.of(statements).forEach((String statement) -> execute(handle, statement));
            handle.execute("set session_replication_role = origin");
        });
    }

    private static void execute(Handle handle, String statement) {
        handle.execute(statement);
    }
}
