package org.switchboard.web.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.web.api.problem.ProblemException;

class QueryValueTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_limit_that_is_not_given_is_the_usual_one_and_a_larger_one_is_the_largest() {
        assertThat(QueryValue.limit(null, 20, 100)).isEqualTo(20);
        assertThat(QueryValue.limit("7", 20, 100)).isEqualTo(7);
        assertThat(QueryValue.limit("5000", 20, 100)).isEqualTo(100);
    }

    @Test
    void limit_that_is_no_positive_number_is_refused_with_name_and_value() {
        refuses(() -> QueryValue.limit("many", 20, 100), "limit", "many");
        refuses(() -> QueryValue.limit("0", 20, 100), "limit", "0");
        refuses(() -> QueryValue.limit("-3", 20, 100), "limit", "-3");
        refuses(() -> QueryValue.limit("99999999999", 20, 100), "limit", "99999999999");
    }

    @Test
    void time_needs_an_offset_and_a_space_in_place_of_plus_is_accepted() {
        assertThat(QueryValue.instant("asOf", "2026-11-22T20:00:00+08:00")).contains(NOON);
        assertThat(QueryValue.instant("asOf", "2026-11-22T20:00:00 08:00")).contains(NOON);
        assertThat(QueryValue.instant("asOf", " ")).isEmpty();
        refuses(() -> QueryValue.instant("asOf", "2026-11-22T20:00:00"), "asOf", "2026-11-22T20:00:00");
    }

    @Test
    void where_only_the_present_can_be_asked_for_another_moment_is_refused() {
        QueryValue.requirePresent("asOf", null, NOON);
        QueryValue.requirePresent("asOf", "2026-11-22T12:00:30Z", NOON);
        refuses(() -> QueryValue.requirePresent("asOf", "2026-11-22T11:00:00Z", NOON), "asOf", "2026-11-22T11:00:00Z");
    }

    @Test
    void one_of_several_is_known_whatever_its_case() {
        assertThat(QueryValue.oneOf("refresh", "Live", Refresh.class)).isEqualTo(Refresh.LIVE);
        refuses(() -> QueryValue.oneOf("refresh", "maybe", Refresh.class), "refresh", "maybe");
    }

    private static void refuses(ThrowingCallable reading, String field, String value) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().field()).contains(field);
            assertThat(refused.problem().value()).contains(value);
        });
    }
}
