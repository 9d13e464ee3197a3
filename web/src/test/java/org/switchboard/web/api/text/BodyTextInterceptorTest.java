package org.switchboard.web.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemKind;

class BodyTextInterceptorTest {

    @Test
    void body_beyond_the_limits_of_the_reader_is_malformed() throws IOException {
        assertThat(fault("[".repeat(100_000))).map(Problem::kind).contains(ProblemKind.MALFORMED_BODY);
        assertThat(fault("{\"a\":".repeat(51) + "1" + "}".repeat(51)))
                .map(Problem::kind)
                .contains(ProblemKind.MALFORMED_BODY);
        assertThat(fault("{\"a\":" + "9".repeat(5_000) + "}"))
                .map(Problem::kind)
                .contains(ProblemKind.MALFORMED_BODY);
        assertThat(fault("{\"" + "k".repeat(60_000) + "\":1}"))
                .map(Problem::kind)
                .contains(ProblemKind.MALFORMED_BODY);
    }

    @Test
    void element_of_a_list_that_is_null_is_refused_by_its_place() throws IOException {
        assertThat(fault("{\"skills\":[\"a\",null]}")).flatMap(Problem::field).contains("skills.1");
        assertThat(fault("{\"skills\":null}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"a\":", "no JSON", "{\"a\":1e999999}", "{\"hazards\":[\"fire\"]}"})
    void what_is_no_text_at_fault_is_left_to_its_reader(String body) throws IOException {
        assertThat(fault(body)).isEmpty();
    }

    private static Optional<Problem> fault(String body) throws IOException {
        return BodyTextInterceptor.fault(body.getBytes(StandardCharsets.UTF_8));
    }
}
