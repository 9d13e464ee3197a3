package org.switchboard.interaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SymptomTest {

    @Test
    void danger_ranks_above_no_supply_and_a_bill_question_ranks_last() {
        assertThat(Symptom.NO_SUPPLY.worse(Symptom.DANGER)).isEqualTo(Symptom.DANGER);
        assertThat(Symptom.PART_OF_PREMISES.worse(Symptom.NO_SUPPLY)).isEqualTo(Symptom.NO_SUPPLY);
        assertThat(Symptom.NO_SUPPLY.worse(Symptom.LOW_VOLTAGE)).isEqualTo(Symptom.NO_SUPPLY);
        assertThat(Symptom.PAYMENT.worse(Symptom.OTHER)).isEqualTo(Symptom.OTHER);
    }
}
