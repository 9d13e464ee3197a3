package org.switchboard.customer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.Verification;
import org.switchboard.database.JointRead;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

/** Reads a customer over all of their records. */
class CustomerQueriesTest {

    private static CustomerQueries queries;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static long cis;
    private static long crm;

    @BeforeAll
    static void oneCustomerOfTwoSources() {
        Jdbi jdbi = SetBasedAccess.over(TestDatabase.fresh());
        queries = new CustomerQueries(jdbi, new JointRead(jdbi));
        jdbi.useHandle(handle -> {
            String known = " (source, source_key, changed_at, received_at, deleted, provenance, ";
            handle.execute("insert into customer" + known + "name) values"
                    + " ('cis', 'C1', now(), now(), false, '{}', '王小明'), ('crm', 'C1', now(), now(), false, '{}', '王晓明'),"
                    + " ('app', 'C1', now(), now(), false, '{}', '李四')");
            handle.execute("insert into customer_account" + known + "customer_key, number) values"
                    + " ('cis', 'A1', now(), now(), false, '{}', 'C1', '33010001'),"
                    + " ('crm', 'B1', now(), now(), false, '{}', 'C1', '33010001'),"
                    + " ('app', 'A1', now(), now(), false, '{}', 'C1', '99')");
            handle.execute(
                    "insert into usage_point" + known + "account_key) values"
                            + " ('cis', 'U1', now(), now(), false, '{}', 'A1'), ('app', 'U9', now(), now(), false, '{}', 'A1')");
            cis = id(handle, "cis");
            crm = id(handle, "crm");
            handle.execute("insert into identity_member values (?, ?), (?, ?)", cis, cis, crm, cis);
        });
    }

    private static long id(org.jdbi.v3.core.Handle handle, String source) {
        return handle.createQuery("select id from customer where source = :source")
                .bind("source", source)
                .mapTo(Long.class)
                .one();
    }

    @Test
    void any_record_of_a_customer_returns_all_data_of_that_customer_only() {
        for (long asked : List.of(cis, crm)) {
            CustomerQueries.Held held = queries.held(asked);
            assertThat(held.records()).isEqualTo(queries.records(asked));
            assertThat(held.records()).extracting(record -> record.said().id()).containsExactly(cis, crm);
            assertThat(held.accounts()).extracting(account -> account.key()).containsExactly("A1", "B1");
            assertThat(held.accounts())
                    .extracting(account -> account.customerId())
                    .containsExactly(cis, crm);
            assertThat(held.usagePoints()).extracting(point -> point.key()).containsExactly("U1");
            assertThat(queries.recordIds(List.of(asked))).containsExactlyInAnyOrder(cis, crm);
        }
    }

    @Test
    void confirmed_value_is_kept_with_its_record_and_returned() {
        queries.verify(crm, CustomerField.NAME, new Verification("王晓明", "agent", NOW));
        queries.verify(crm, CustomerField.NAME, new Verification("王晓明", "another", NOW.plusSeconds(60)));
        Map<CustomerField, Verification> kept = queries.records(cis).get(1).verifications();
        assertThat(kept).containsEntry(CustomerField.NAME, new Verification("王晓明", "another", NOW.plusSeconds(60)));
        queries.deleteVerification(List.of(cis, crm), CustomerField.NAME);
        assertThat(queries.records(cis).get(1).verifications()).isEmpty();
    }
}
