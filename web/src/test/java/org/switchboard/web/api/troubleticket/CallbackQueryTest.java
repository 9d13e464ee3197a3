package org.switchboard.web.api.troubleticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.web.api.problem.ProblemException;

class CallbackQueryTest {

    @Test
    void query_without_state_selects_callbacks_still_open() {
        assertThat(CallbackQuery.states(null)).containsOnly(CallbackState.TO_CALL, CallbackState.NOT_REACHED);
        assertThat(CallbackQuery.states(" ")).containsOnly(CallbackState.TO_CALL, CallbackState.NOT_REACHED);
    }

    @Test
    void several_states_stand_with_commas_and_all_is_every_one() {
        assertThat(CallbackQuery.states("reached, to-call")).containsOnly(CallbackState.REACHED, CallbackState.TO_CALL);
        assertThat(CallbackQuery.states("all")).containsOnly(CallbackState.values());
    }

    @Test
    void an_unknown_state_is_a_problem() {
        assertThatThrownBy(() -> CallbackQuery.states("to-call,perhaps")).isInstanceOf(ProblemException.class);
    }
}
