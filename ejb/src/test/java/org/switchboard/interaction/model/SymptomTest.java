package org.switchboard.interaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SymptomTest {

    @Test
    void danger_is_worse_than_no_supply_and_a_bill_question_is_the_least() {
        assertThat(Symptom.NO_SUPPLY.worse(Symptom.DANGER)).isEqualTo(Symptom.DANGER);
        assertThat(Symptom.PART_OF_PREMISES.worse(Symptom.NO_SUPPLY)).isEqualTo(Symptom.NO_SUPPLY);
        assertThat(Symptom.NO_SUPPLY.worse(Symptom.LOW_VOLTAGE)).isEqualTo(Symptom.NO_SUPPLY);
        assertThat(Symptom.PAYMENT.worse(Symptom.OTHER)).isEqualTo(Symptom.OTHER);
    }
}
