package org.switchboard.agentdesk.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.persistence.TroubleCallTable;

/** Four customers below one transformer and one below another. */
class NeighbourReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String RECORD = "source, source_key, changed_at, received_at, deleted, provenance";

    private static Jdbi jdbi;

    private final NeighbourReports reports = new NeighbourReports();

    @BeforeAll
    static void buildNetwork() {
        jdbi = Jdbi.create(TestDatabase.fresh());
        record("network_element", "gis", "T1", "kind", "'transformer'");
        record("network_element", "gis", "T2", "kind", "'transformer'");
        for (int i = 1; i <= 5; i++) {
            record("network_element", "gis", "SP" + i, "upstream_key", i == 5 ? "'T2'" : "'T1'");
            record("usage_point", "cis", "U" + i, "network_element_key", "'SP" + i + "'");
            record("customer", "cis", "C" + i, "name", "'C" + i + "'");
        }
    }

    @BeforeEach
    void deleteCalls() {
        jdbi.useHandle(handle -> handle.execute("delete from trouble_ticket"));
    }

    @Test
    void each_customer_who_called_counts_once_however_often() {
        long ticket = ticket(1);
        call(ticket, 1, Symptom.NO_SUPPLY, Duration.ofMinutes(30));
        call(ticket, 1, Symptom.NO_SUPPLY, Duration.ofMinutes(5));
        call(ticket(2), 2, Symptom.LOW_VOLTAGE, Duration.ofMinutes(20));
        call(ticket(5), 5, Symptom.NO_SUPPLY, Duration.ofMinutes(20));
        assertThat(callersBelow(List.of("T1", "T2"), Set.of()))
                .containsEntry("T1", 2)
                .containsEntry("T2", 1);
    }

    @Test
    void displayed_customer_is_not_counted_as_a_neighbour() {
        call(ticket(1), 1, Symptom.NO_SUPPLY, Duration.ofMinutes(5));
        assertThat(callersBelow(List.of("T1"), Set.of(customer(1)))).isEmpty();
    }

    @Test
    void second_call_counts_for_a_matter_with_an_old_ticket() {
        long ticket = ticket(1);
        call(ticket, 1, Symptom.NO_SUPPLY, Duration.ofHours(9));
        assertThat(callersBelow(List.of("T1"), Set.of())).isEmpty();
        call(ticket, 1, Symptom.NO_SUPPLY, Duration.ofMinutes(1));
        assertThat(callersBelow(List.of("T1"), Set.of())).containsEntry("T1", 1);
    }

    @Test
    void danger_and_other_matters_are_no_reports_of_missing_supply() {
        call(ticket(1), 1, Symptom.DANGER, Duration.ofMinutes(5));
        call(ticket(2), 2, Symptom.OTHER, Duration.ofMinutes(5));
        assertThat(callersBelow(List.of("T1"), Set.of())).isEmpty();
    }

    @Test
    void calls_of_a_resolved_ticket_no_longer_count() {
        long ticket = ticket(1);
        call(ticket, 1, Symptom.NO_SUPPLY, Duration.ofMinutes(5));
        jdbi.useHandle(handle -> handle.execute("update trouble_ticket set state = 'RESOLVED'"));
        assertThat(callersBelow(List.of("T1"), Set.of())).isEmpty();
    }

    @Test
    void a_caller_without_a_customer_counts_where_the_device_is_named() {
        TicketOpening passerBy = fault(Symptom.NO_SUPPLY).blaming(new ElementKey("gis", "T1"));
        add(ticket(0), passerBy, Duration.ofMinutes(5));
        call(ticket(2), 2, Symptom.NO_SUPPLY, Duration.ofMinutes(5));
        assertThat(callersBelow(List.of("T1"), Set.of(customer(1)))).containsEntry("T1", 2);
    }

    private Map<String, Integer> callersBelow(List<String> transformers, Set<Long> customer) {
        return reports.below(transformers, customer, NOW).list(jdbi).stream()
                .collect(Collectors.toMap(NeighbourReports.Count::transformer, NeighbourReports.Count::callers));
    }

    private static TicketOpening fault(Symptom symptom) {
        return TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE).reporting(Optional.of(symptom));
    }

    private void call(long ticket, int customer, Symptom symptom, Duration ago) {
        add(ticket, fault(symptom).forCustomer(customer(customer)).at(new ElementKey("cis", "U" + customer)), ago);
    }

    private void add(long ticket, TicketOpening call, Duration ago) {
        new TroubleCallTable(jdbi).add(ticket, call, NOW.minus(ago), "wang", NOW.minus(ago));
    }

    private static long ticket(int number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into trouble_ticket (version, number, category, state, priority, channel, callback_wanted,
                                                    owner, handler, hazards, ticket_group, opened_at, state_since)
                        values (1, :number, 'FAULT_REPORT', 'ACKNOWLEDGED', 'NORMAL', 'TELEPHONE', false,
                                'wang', 'wang', '', 'agents', now(), now()) returning id""")
                .bind("number", "TT-" + number)
                .mapTo(Long.class)
                .one());
    }

    private static long customer(int number) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from customer where source_key = :key")
                .bind("key", "C" + number)
                .mapTo(Long.class)
                .one());
    }

    private static void record(String table, String source, String key, String column, String value) {
        jdbi.useHandle(handle -> handle.execute("insert into " + table + " (" + RECORD + ", " + column + ") values ('"
                + source + "', '" + key + "', now(), now(), false, '{}', " + value + ")"));
    }
}
