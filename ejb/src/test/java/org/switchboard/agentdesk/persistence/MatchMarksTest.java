package org.switchboard.agentdesk.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.customer.model.CustomerMatch.Marks;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

/** One customer below a transformer below a feeder. */
class MatchMarksTest {

    private static final Instant SEVEN_FIFTY = Instant.parse("2026-11-30T07:50:00Z");

    private final MatchMarks marks = new MatchMarks();
    private long customer;

    @BeforeEach
    void aCustomer() {
        marks.jdbi = SetBasedAccess.over(TestDatabase.fresh());
        customer = marks.jdbi.withHandle(handle -> {
            row(handle, "network_element", "F1", "upstream_key", "'F2'");
            row(handle, "network_element", "F2", "upstream_key", "'F1'"); // a loop in the data
            row(handle, "network_element", "T1", "upstream_key", "'F1'");
            row(handle, "network_element", "SP1", "upstream_key", "'T1'");
            row(handle, "customer_account", "A1", "customer_key", "'C1'");
            row(handle, "usage_point", "U1", "account_key, network_element_key", "'A1', 'SP1'");
            return row(handle, "customer", "C1", "name", "'王小明'");
        });
    }

    @Test
    void supplied_customer_without_debt_has_no_marks() {
        assertThat(found()).isEqualTo(Marks.NONE);
    }

    @Test
    void latest_meter_event_marks_a_customer_without_supply_since_then() {
        with(handle -> {
            row(handle, "measurement_point", "M1", "network_element_key, kind", "'SP1', 'supply-state'");
            row(handle, "measurement", "M1", "value, quality", "0, 'good'");
            handle.execute("update measurement set changed_at = ?", SEVEN_FIFTY);
        });
        assertThat(found().dark()).isTrue();
        assertThat(found().darkSince()).contains(SEVEN_FIFTY);
        with(handle -> handle.execute("update measurement set value = 1"));
        assertThat(found().dark()).isFalse();
    }

    @Test
    void open_upstream_outage_marks_a_customer_without_supply_until_restored() {
        with(handle -> row(handle, "outage", "O1", "network_element_key", "'F1'"));
        assertThat(found().dark()).isTrue();
        with(handle -> handle.execute("update outage set state = 'restored'"));
        assertThat(found().dark()).isFalse();
    }

    @Test
    void arrears_of_the_last_answer_of_billing_are_a_debt() {
        with(handle -> handle.execute("""
                insert into account_balance select id, now(),
                  '{"arrears": 312.60, "currency": "CNY", "disconnectedForDebt": false}' from customer_account"""));
        assertThat(found().inDebt()).isTrue();
        assertThat(found().arrears()).contains(new BigDecimal("312.60"));
        assertThat(found().currency()).contains("CNY");
    }

    @Test
    void a_disconnection_for_debt_is_a_debt_without_a_sum() {
        with(handle -> handle.execute("update usage_point set connection_state = 'disconnected-for-debt'"));
        assertThat(found().inDebt()).isTrue();
        assertThat(found().arrears()).isEmpty();
    }

    @Test
    void life_support_of_any_record_of_the_customer_counts() {
        with(handle -> {
            long other = row(handle, "customer", "C2", "sensitive", "array['life-support']");
            handle.execute("insert into identity_member values (?, ?), (?, ?)", customer, customer, other, customer);
        });
        assertThat(found().lifeSupport()).isTrue();
    }

    private Marks found() {
        return marks.of(List.of(customer)).get(customer);
    }

    private void with(org.jdbi.v3.core.HandleConsumer<RuntimeException> change) {
        Jdbi jdbi = marks.jdbi;
        jdbi.useHandle(change);
    }

    private static long row(Handle handle, String table, String key, String columns, String values) {
        return handle.createQuery("with made as (insert into " + table
                        + " (source, source_key, changed_at, received_at, deleted, provenance, " + columns
                        + ") values ('cis', '" + key + "', now(), now(), false, '{}', " + values
                        + ") returning id) select id from made")
                .mapTo(Long.class)
                .one();
    }
}
