package org.switchboard.benchmarks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchboard.identity.matching.Decision;
import org.switchboard.identity.matching.Thresholds;

/** The limits of the benchmark on a town that is made in a second; the whole of it is {@code benchmarks/run identity}. */
class IdentityAccuracyTest {

    private static final SeededRecords SET = SeededRecords.of(4_000, 99);

    @Test
    void records_of_one_customer_are_found_and_those_of_others_are_not() {
        Scored scored = new InMemoryResolution(Thresholds.USUAL, Decision::joins).run(SET);
        assertThat(scored.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(scored.recallOfJoinable()).isGreaterThanOrEqualTo(0.95);
        assertThat(scored.recall())
                .as("what a rule leaves to a person included")
                .isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void exact_keys_alone_find_less_than_two_thirds() {
        Scored scored = new InMemoryResolution(Thresholds.USUAL, decision -> decision == Decision.EXACT).run(SET);
        assertThat(scored.precision()).isGreaterThanOrEqualTo(0.999);
        assertThat(scored.recall()).isLessThan(0.67);
    }
}
