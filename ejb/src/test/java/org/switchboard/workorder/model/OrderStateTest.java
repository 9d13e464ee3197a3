package org.switchboard.workorder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.shared.BusinessException;

class OrderStateTest {

    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource({
        "RECEIVED, ASSIGNED CANCELLED",
        "ASSIGNED, ASSIGNED EN_ROUTE CANCELLED",
        "EN_ROUTE, ASSIGNED ON_SITE CANCELLED",
        "ON_SITE, ASSIGNED RESTORED CANCELLED",
        "RESTORED, CLOSED",
        "CLOSED, ''",
        "CANCELLED, ''"
    })
    void each_state_is_followed_by_these_and_no_others(OrderState state, String followers) {
        for (OrderState next : OrderState.values()) {
            assertThat(state.canBecome(next))
                    .as("%s to %s", state, next)
                    .isEqualTo(java.util.List.of(followers.split(" ")).contains(next.name()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enRoute", "en-route", "EN_ROUTE", "en route"})
    void a_state_is_understood_however_a_field_system_spells_it(String spelling) {
        assertThat(OrderState.named(spelling)).isEqualTo(OrderState.EN_ROUTE);
    }

    @Test
    void a_state_that_does_not_exist_is_named_in_the_refusal() {
        assertThatThrownBy(() -> OrderState.named("teleported"))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.value())
                        .contains("teleported"));
    }
}
