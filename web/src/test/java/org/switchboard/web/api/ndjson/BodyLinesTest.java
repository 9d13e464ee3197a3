package org.switchboard.web.api.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyLinesTest {

    private static final int LONGEST = 100;

    @Test
    void lines_end_with_lf_or_crlf_and_the_last_one_may_do_without() throws IOException {
        assertThat(texts("a\nb\r\nc")).containsExactly("a", "b", "c");
        assertThat(texts("a\n")).containsExactly("a");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void empty_lines_count() throws IOException {
        List<BodyLine> lines = lines("\n\r\n{}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lines).extracting(BodyLine::number).containsExactly(1L, 2L, 3L);
        assertThat(lines).extracting(BodyLine::isBlank).containsExactly(true, true, false);
    }

    @Test
    void a_byte_order_mark_is_skipped_at_the_beginning_only() throws IOException {
        assertThat(texts("\ufeff{}\n\ufeffx")).containsExactly("{}", "\ufeffx");
    }

    @Test
    void chinese_and_emoji_are_kept_across_chunk_boundaries() throws IOException {
        String line = "桃源路🏠".repeat(5);
        byte[] body = (line + "\n").repeat(5000).getBytes(StandardCharsets.UTF_8);
        BodyLines lines = new BodyLines(new ByteArrayInputStream(body), LONGEST, Long.MAX_VALUE);
        int count = 0;
        for (Optional<BodyLine> next = lines.next(); next.isPresent(); next = lines.next()) {
            assertThat(next.get().text()).isEqualTo(line);
            count++;
        }
        assertThat(count).isEqualTo(5000);
    }

    @Test
    void gb18030_is_refused_at_its_first_byte_that_is_not_utf_8() {
        byte[] body = "{\"key\":\"1\"}\n{\"name\":\"王芳\"}\n".getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> lines(body)).isInstanceOfSatisfying(BodyLines.BadEncoding.class, bad -> {
            assertThat(bad.position()).isEqualTo(12 + 9);
            assertThat(bad.line()).isEqualTo(2);
        });
    }

    @Test
    void a_character_that_is_cut_off_at_the_end_is_not_utf_8() {
        byte[] whole = "ab王".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> lines(cut))
                .isInstanceOfSatisfying(BodyLines.BadEncoding.class, bad -> assertThat(bad.position())
                        .isEqualTo(2));
    }

    @Test
    void byte_order_mark_does_not_shift_the_position_of_a_bad_byte() {
        byte[] body = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xff};
        assertThatThrownBy(() -> lines(body))
                .isInstanceOfSatisfying(BodyLines.BadEncoding.class, bad -> assertThat(bad.position())
                        .isEqualTo(4));
    }

    @Test
    void too_long_line_is_reported_with_its_size_and_the_next_one_is_read() throws IOException {
        List<BodyLine> lines = lines(("x".repeat(100_000) + "\nok").getBytes(StandardCharsets.UTF_8));
        assertThat(lines.get(0).tooLong()).isTrue();
        assertThat(lines.get(0).size()).isEqualTo(100_000);
        assertThat(lines.get(0).text()).hasSize(LONGEST);
        assertThat(lines.get(1).text()).isEqualTo("ok");
    }

    @Test
    void line_of_gigabytes_is_never_kept_in_memory() throws IOException {
        BodyLines lines = new BodyLines(endless(3L << 30), LONGEST, Long.MAX_VALUE);
        assertThat(lines.next().orElseThrow().size()).isEqualTo(3L << 30);
    }

    @Test
    void a_body_beyond_its_limit_is_refused_when_the_limit_is_reached() {
        assertThatThrownBy(() -> {
                    BodyLines lines = new BodyLines(new ByteArrayInputStream("aa\nbb\ncc".getBytes()), LONGEST, 5);
                    while (lines.next().isPresent()) {
                        // on to the limit
                    }
                })
                .isInstanceOf(BodyLines.BodyTooLarge.class);
    }

    private static List<String> texts(String body) throws IOException {
        return lines(body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(BodyLine::text)
                .toList();
    }

    private static List<BodyLine> lines(byte[] body) throws IOException {
        BodyLines lines = new BodyLines(new ByteArrayInputStream(body), LONGEST, Long.MAX_VALUE);
        List<BodyLine> read = new ArrayList<>();
        for (Optional<BodyLine> next = lines.next(); next.isPresent(); next = lines.next()) {
            read.add(next.get());
        }
        return read;
    }

    /** That many letters without any line end. */
    private static InputStream endless(long letters) {
        return new InputStream() {
            private long left = letters;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(length, left);
                java.util.Arrays.fill(into, from, from + given, (byte) 'x');
                left -= given;
                return given;
            }
        };
    }
}
