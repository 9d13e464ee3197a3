package org.switchboard.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.shared.MovableClock;

class ServiceLevelPoliciesTest {

    private static final String LINE = "reconnection@2023-01-01 = 24 hours; practice of the service";
    private static final String LATER = "reconnection@2027-01-01 = 12 hours; promise of the company";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock("2026-12-30T08:00:00Z");
    private ServiceLevelFolder configuration;

    @BeforeEach
    void begin() {
        configuration = new ServiceLevelFolder(folder);
    }

    @Test
    void an_entry_is_read_with_value_unit_first_day_and_basis() {
        configuration.write(LINE, "number.power@2000-01-01 = 95598 telephone; service number");

        assertThat(configuration.policies(clock).inForceToday().values())
                .containsExactlyInAnyOrder(
                        new ServiceLevelPolicy(
                                "reconnection",
                                "24",
                                ServiceLevelUnit.HOURS,
                                LocalDate.of(2023, 1, 1),
                                "practice of the service"),
                        new ServiceLevelPolicy(
                                "number.power",
                                "95598",
                                ServiceLevelUnit.TELEPHONE,
                                LocalDate.of(2000, 1, 1),
                                "service number"));
    }

    @Test
    void of_several_entries_of_a_key_the_one_in_force_on_the_day_is_used() {
        ServiceLevelPolicies policies = configuration.write(LATER, LINE).policies(clock);

        assertThat(valueOn(policies, "2026-12-31")).isEqualTo("24");
        assertThat(valueOn(policies, "2027-01-01")).isEqualTo("12");
        assertThat(policies.inForce("reconnection", LocalDate.of(2022, 12, 31))).isEmpty();
    }

    @Test
    void the_day_changes_at_midnight_of_the_site() {
        ServiceLevelPolicies policies = configuration.write(LATER, LINE).policies(clock);
        assertThat(policies.inForceToday().get("reconnection").value()).isEqualTo("24");

        clock.advance(Duration.ofHours(24 + 8));

        assertThat(policies.inForceToday().get("reconnection").value())
                .as("00:00 of 1 January in Shanghai, 16:00 of 31 December in UTC")
                .isEqualTo("12");
    }

    @Test
    void a_change_of_the_file_is_seen_without_a_restart() {
        ServiceLevelPolicies policies = configuration.write(LINE).policies(clock);
        assertThat(valueOn(policies, "2026-12-30")).isEqualTo("24");

        configuration.write(LINE.replace("24", "36"));

        assertThat(valueOn(policies, "2026-12-30")).isEqualTo("36");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reconnection = 24 hours; no day",
                "reconnection@next-year = 24 hours; no day",
                "reconnection@2023-01-01 = a-day hours; no number",
                "reconnection@2023-01-01 = 0 hours; no amount",
                "reconnection@2023-01-01 = 24 weeks; no such unit",
                "reconnection@2023-01-01 = 24 hours;",
                "reconnection@2023-01-01 = 24 hours",
                "Re_connection@2023-01-01 = 24 hours; no such key"
            })
    void a_file_with_a_mistake_leaves_in_force_what_was_read_before(String mistake) {
        ServiceLevelPolicies policies = configuration.write(LINE).policies(clock);
        assertThat(valueOn(policies, "2026-12-30")).isEqualTo("24");

        configuration.write("meter-test@2023-01-01 = 5 working-days; commitment", mistake);

        assertThat(policies.inForceToday()).containsOnlyKeys("reconnection");
    }

    @Test
    void a_file_that_is_missing_while_it_is_replaced_leaves_the_policies_in_force() throws Exception {
        ServiceLevelPolicies policies = configuration.write(LINE).policies(clock);
        assertThat(valueOn(policies, "2026-12-30")).isEqualTo("24");

        Files.delete(folder.resolve(ServiceLevelPolicies.FILE));

        assertThat(valueOn(policies, "2026-12-30")).isEqualTo("24");
    }

    @Test
    void the_file_that_comes_with_the_system_holds_the_limits_of_the_service() {
        assertThat(ServiceLevelFolder.configured().inForceToday().keySet())
                .containsAll(Set.of(
                        "fault-arrival.urban",
                        "fault-arrival.rural",
                        "fault-arrival.remote",
                        "meter-test",
                        "doubted-reading",
                        "household-connection",
                        "complaint-answer",
                        "disconnection-overdue",
                        "disconnection-notice.resident",
                        "disconnection-notice.other",
                        "reconnection",
                        "telecom-repair.urban",
                        "telecom-repair.rural",
                        "telecom-complaint",
                        "number.power",
                        "number.energy-regulator",
                        "number.telecom-regulator"));
    }

    private static String valueOn(ServiceLevelPolicies policies, String day) {
        return policies.inForce("reconnection", LocalDate.parse(day))
                .orElseThrow()
                .value();
    }
}
