package org.switchboard.web.api.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesAnswerTest {

    @Test
    void the_first_thousand_rejected_lines_are_listed_and_all_are_counted() {
        LinesAnswer.Tally tally = new LinesAnswer.Tally();
        for (int line = 1; line <= 1500; line++) {
            tally.reject(new LinesAnswer.Rejected(line, "", null, "no"));
        }
        tally.stored(3, 2);
        tally.stored(1, 0);
        LinesAnswer answer = tally.answer();
        assertThat(answer.rejected()).hasSize(1000);
        assertThat(answer.rejectedCount()).isEqualTo(1500);
        assertThat(answer.accepted()).isEqualTo(4);
        assertThat(answer.unchanged()).isEqualTo(2);
    }
}
