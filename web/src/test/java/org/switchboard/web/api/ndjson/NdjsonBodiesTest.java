package org.switchboard.web.api.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.web.api.problem.ProblemException;

class NdjsonBodiesTest {

    private final NdjsonBodies bodies = new NdjsonBodies(1000, 1_000_000);
    private final List<List<JsonLine>> batches = new ArrayList<>();

    @Test
    void a_long_body_comes_in_batches_of_a_thousand_lines() throws IOException {
        read("{\"key\":\"1\"}\n".repeat(2500));
        assertThat(batches).extracting(List::size).containsExactly(1000, 1000, 500);
    }

    @Test
    void lines_keep_their_numbers_when_empty_ones_are_left_out() throws IOException {
        read("\n{\"key\":\"1\"}\n   \n{\"key\":\"2\"}");
        assertThat(batches.get(0)).extracting(JsonLine::number).containsExactly(2L, 4L);
    }

    @Test
    void line_that_is_no_object_is_rejected_with_its_reason_and_others_are_read() throws IOException {
        read("{\"key\":\"1\"}\n{\"key\":\n[1]\n{} {}\n\"x\"\nnull\n{\"key\":\"2\"}");
        List<JsonLine> lines = batches.get(0);
        assertThat(lines)
                .extracting(line -> line.json().isPresent())
                .containsExactly(true, false, false, false, false, false, true);
        assertThat(lines.get(1).reason().orElseThrow())
                .startsWith("This is not one JSON object: ")
                .doesNotContain("REDACTED", "[Source");
        assertThat(lines.get(2).reason()).contains("A JSON object is needed.");
        assertThat(lines.get(3).reason().orElseThrow()).startsWith("This is not one JSON object: ");
    }

    @Test
    void a_line_that_is_cut_off_at_the_end_of_the_body_is_no_object() throws IOException {
        read("{\"key\":\"1\"}\n{\"key\":\"2\",\"na");
        assertThat(batches.get(0).get(1).json()).isEmpty();
        assertThat(batches.get(0).get(1).text()).isEqualTo("{\"key\":\"2\",\"na");
    }

    @Test
    void too_long_line_is_rejected_with_its_length() throws IOException {
        read("{\"key\":\"" + "x".repeat(2000) + "\"}\n{\"key\":\"2\"}");
        assertThat(batches.get(0).get(0).reason().orElseThrow())
                .contains("2010 bytes")
                .contains("1000");
        assertThat(batches.get(0).get(1).json()).isPresent();
    }

    @Test
    void a_line_nested_without_end_is_no_object() throws IOException {
        NdjsonBodies wide = new NdjsonBodies(1_000_000, 10_000_000);
        wide.read(null, body("{\"a\":" + "[".repeat(100_000)), batches::add);
        assertThat(batches.get(0).get(0).json()).isEmpty();
    }

    @Test
    void bytes_that_are_not_utf_8_are_a_problem_that_names_the_position() {
        assertThatThrownBy(() -> bodies.read(
                        null,
                        new ByteArrayInputStream(new byte[] {'{', '}', '\n', (byte) 0xc4, (byte) 0xe3}),
                        batches::add))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().value()).contains("3");
                });
    }

    @Test
    void body_that_ends_early_is_malformed_and_no_failure() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException("timed out");
            }
        };

        assertThatThrownBy(() -> bodies.read(null, broken, batches::add))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(400));
    }

    @Test
    void a_body_beyond_the_limit_is_a_problem() {
        assertThatThrownBy(() -> read("{\"key\":\"1\"}\n".repeat(100_000)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
    }

    private void read(String text) throws IOException {
        bodies.read(null, body(text), batches::add);
    }

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
