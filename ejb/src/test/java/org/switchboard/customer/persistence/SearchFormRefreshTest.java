package org.switchboard.customer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

/** Rows as an earlier version left them. */
class SearchFormRefreshTest {

    private static final int ROWS = SearchFormRefresh.BATCH * 2 + 1;

    private DataSource database;
    private Jdbi jdbi;

    @BeforeEach
    void rowsOfAnEarlierVersion() {
        database = TestDatabase.fresh();
        jdbi = SetBasedAccess.over(database);
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name, telephones)
                    select 'cis', 'C' || n, now(), now(), false, '{}', '单小明', array['+86 138-0571-2345', '同上']
                    from generate_series(1, ?) n""", ROWS);
            handle.execute("""
                    insert into customer (source, source_key, changed_at, received_at, deleted, provenance)
                    values ('cis', 'nameless', now(), now(), false, '{}')""");
            handle.execute("""
                    insert into service_location (source, source_key, changed_at, received_at, deleted, provenance, address)
                    values ('cis', 'L1', now(), now(), false, '{}', '文三路１２號')""");
            handle.execute("""
                    insert into party_interaction (source, source_key, changed_at, received_at, deleted, provenance, at,
                      channel, direction, telephone)
                    values ('calls', 'I1', now(), now(), false, '{}', now(), 'telephone', 'inbound', '0086-571-87654321')""");
        });
    }

    @Test
    void makes_the_columns_for_look_ups_of_all_rows() throws Exception {
        assertThat(refresh("new")).isEqualTo(ROWS + 1 + 2);

        assertThat(
                        texts(
                                "select distinct array_to_string(name_words, ' ') from customer where source_key <> 'nameless'"))
                .singleElement()
                .asString()
                .contains("N单小明", "Pshanxiaoming", "Pdanxiaoming", "Isxm", "pxiaoming");
        assertThat(texts("select distinct telephone_digits from customer where source_key <> 'nameless'"))
                .containsExactly("13805712345");
        assertThat(texts("select address_folded from service_location")).containsExactly("文三路12号");
        assertThat(texts("select telephone_digits from party_interaction")).containsExactly("057187654321");
    }

    @Test
    void lets_identities_be_resolved_again() throws Exception {
        jdbi.useHandle(handle -> handle.execute(
                "insert into identity_due (customer_id, due_at, indexed) select min(id), now(), true from customer"));
        refresh("new");
        assertThat(texts("select count(*)::text from identity_due where not indexed"))
                .isEqualTo(texts("select count(*)::text from customer"));
    }

    @Test
    void resumes_after_an_interruption() throws Exception {
        refresh("new");
        jdbi.useHandle(handle -> {
            handle.execute("update customer set name_words = null");
            handle.execute(
                    "update search_form_refresh set last_id = (select max(id) - 10 from customer) where table_name = 'customer'");
        });
        assertThat(refresh("new")).isEqualTo(10);
        assertThat(texts("select source_key from customer where name_words is not null"))
                .hasSize(9);
    }

    @Test
    void second_run_does_nothing_and_another_form_version_recomputes_all() throws Exception {
        refresh("new");
        assertThat(refresh("new")).isZero();
        assertThat(refresh("newer")).isEqualTo(ROWS + 1 + 2);
    }

    private int refresh(String form) throws Exception {
        try (Connection connection = database.getConnection()) {
            return new SearchFormRefresh(connection, form).run();
        }
    }

    private List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
