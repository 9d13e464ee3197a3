package org.switchboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.audit.AuditChain;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.audit.persistence.ChainTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.draft.Drafts;
import org.switchboard.draft.persistence.DraftTable;
import org.switchboard.privacy.model.RetentionDeletion;
import org.switchboard.privacy.model.RetentionPeriod;
import org.switchboard.privacy.persistence.RetentionTable;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.OperatorFiles;

/** What the retention job deletes, what it leaves, and what it reports. */
class RetentionTest {

    private static final TransactionalDatabase DATABASE = new TransactionalDatabase();
    private static final Actor ADMIN = Actors.person("admin");

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock("2030-11-22T08:00:00Z");
    private Retention retention;
    private RetentionPeriods periods;

    @BeforeEach
    void assemble() throws Exception {
        DATABASE.emptied();
        String script = new String(getClass().getResourceAsStream("person.sql").readAllBytes(), StandardCharsets.UTF_8);
        DATABASE.jdbi()
                .useHandle(handle -> handle.getConnection().createStatement().execute(script));
        periods = periods(name -> Optional.empty());
        RetentionTable table = new RetentionTable(DATABASE.jdbi());
        AuditTrail trail = new AuditTrail(new AuditTable(DATABASE.jdbi()), clock);
        AuditChain chain = new AuditChain(new ChainTable(DATABASE.jdbi()), trail, clock);
        retention =
                new Retention(table, periods, null, new Drafts(new DraftTable(DATABASE.jdbi()), clock), chain, clock);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTACTS         | 4 | select count(*) from party_interaction",
                "REJECTED_RECORDS | 3 | select count(*) from rejected_record",
                "DRAFTS           | 3 | select count(*) from draft",
                "BALANCES         | 1 | select count(*) from account_balance",
                "BILLS            | 1 | select count(*) from customer_bill where paid_on is not null",
                "TICKETS          | 2 | select count(*) from trouble_ticket where state = 'CLOSED' and text is not null"
            })
    void what_is_older_than_its_period_is_deleted_in_batches_and_the_rest_stays(
            RetentionPeriod period, int old, String left) {
        java.time.Instant stored = java.time.Instant.parse(
                ask("select to_char(now() at time zone 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));

        assertThat(DATABASE.inTransaction(() -> retention.delete(period, stored.minusSeconds(86_400 * 40L), 10)))
                .isZero();
        assertThat(ask(left)).isEqualTo(String.valueOf(old));

        clock.advance(java.time.Duration.ofDays(1));
        int deleted = 0;
        for (int batch = 0; batch < 4; batch++) {
            int some = DATABASE.inTransaction(() -> retention.delete(period, stored.plusSeconds(86_400), 1));
            assertThat(some).isLessThanOrEqualTo(1);
            deleted += some;
        }

        assertThat(deleted).isEqualTo(old);
        assertThat(ask(left)).isEqualTo("0");
        assertThat(ask("select text from trouble_ticket where id = 3"))
                .isEqualTo("neighbour Zhangmarker Erasable is dark, too");
        assertThat(ask("select count(*) from customer_bill where paid_on is null"))
                .isEqualTo("1");
    }

    @Test
    void a_blanked_ticket_keeps_its_number_and_loses_texts_names_and_numbers() {
        DATABASE.inTransaction(() -> retention.delete(RetentionPeriod.TICKETS, clock.instant(), 10));

        assertThat(ask(
                        "select concat(number, text, caller_name, caller_telephone, callback_telephone, place_text, matter)"
                                + " from trouble_ticket where id = 1"))
                .isEqualTo("T-1");
        assertThat(ask("select concat(text, caller_name, caller_telephone) from trouble_call where ticket_id = 1"))
                .isEmpty();
        assertThat(ask("select concat(detail) from trouble_ticket_entry where ticket_id = 1"))
                .isEmpty();
        assertThat(ask("select telephone from callback where ticket_id = 1")).isEmpty();
        assertThat(ask("select telephone from callback where ticket_id = 3")).isEqualTo("13900000003");
    }

    @Test
    void the_job_reports_what_it_deleted_and_one_failure_keeps_no_other_kind() {
        RetentionJob job = new RetentionJob(retention, periods, clock);

        // there is no outbox here: its kind fails
        assertThat(org.assertj.core.api.Assertions.catchThrowable(job::run)).isInstanceOf(NullPointerException.class);

        assertThat(DATABASE.inTransaction(() -> retention.deletions(50, Optional.empty(), ADMIN))
                        .items())
                .extracting(RetentionDeletion::period)
                .contains(RetentionPeriod.CONTACTS, RetentionPeriod.DRAFTS, RetentionPeriod.BALANCES)
                .doesNotContain(RetentionPeriod.OUTBOUND_MESSAGES);
    }

    @ParameterizedTest
    @EnumSource
    void the_file_documents_each_period_with_its_usual_number_and_bounds(RetentionPeriod period) throws IOException {
        assertThat(Files.readString(Path.of("../config/retention.properties")))
                .contains("#" + period.wireName() + ".days=" + period.usualDays() + "\n# " + period.fewestDays()
                        + " to " + period.mostDays());
    }

    @ParameterizedTest
    @CsvSource({"100,100", "29,30", "99999,3650", "-1,30", "many,1095"})
    void a_number_out_of_bounds_counts_as_the_nearest_bound(String written, int days) throws IOException {
        Properties file = new Properties();
        file.setProperty("contacts.days", written);
        try (var out = Files.newOutputStream(folder.resolve("retention.properties"))) {
            file.store(out, null);
        }

        assertThat(periods(name -> Optional.empty()).days(RetentionPeriod.CONTACTS))
                .isEqualTo(days);
    }

    @Test
    void settings_of_earlier_versions_hold() {
        RetentionPeriods configured =
                periods(name -> name.equals("switchboard.drafts.keep.days") ? Optional.of("12") : Optional.empty());

        assertThat(configured.days(RetentionPeriod.DRAFTS)).isEqualTo(12);
        assertThat(configured.days(RetentionPeriod.AUDIT)).isEqualTo(1_095);
    }

    private RetentionPeriods periods(Function<String, Optional<String>> configured) {
        return new RetentionPeriods(new OperatorFiles(Optional.of(folder.toString())), configured);
    }

    private static String ask(String question) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery(question)
                .mapTo(String.class)
                .findFirst()
                .orElse(""));
    }
}
