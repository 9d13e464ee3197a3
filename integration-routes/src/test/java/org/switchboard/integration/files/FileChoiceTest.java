package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** File names listed by a server are not trusted. */
class FileChoiceTest {

    private Instant now = Instant.parse("2026-11-22T02:00:00Z");
    private final FileChoice choice = new FileChoice(() -> now);

    @BeforeEach
    void createChoiceWithOneSecondSettle() {
        choice.setSettle(1000);
    }

    @Test
    void file_is_read_once_unchanged_by_our_clock_regardless_of_the_servers_clock() {
        GenericFile<Object> file = file("a.csv", 10, Long.MAX_VALUE);
        assertThat(choice.accept(file)).isFalse();
        now = now.plusMillis(900);
        assertThat(choice.accept(file)).isFalse();
        now = now.plusMillis(200);
        assertThat(choice.accept(file)).isTrue();
        assertThat(choice.accept(file("a.csv", 11, Long.MAX_VALUE)))
                .as("it grew")
                .isFalse();
    }

    @Test
    void names_that_leave_the_folder_are_never_read() {
        for (String name : new String[] {"../x.csv", "/etc/passwd", "..\\x.csv", "sub/x.csv"}) {
            assertThat(choice.accept(file(name, 1, 1))).isFalse();
            now = now.plusSeconds(5);
            assertThat(choice.accept(file(name, 1, 1))).as(name).isFalse();
        }
    }

    @Test
    void all_files_wait_after_a_failure_and_a_skipped_file_delays_no_other() {
        choice.accept(file("a.csv", 1, 1));
        choice.accept(file("b.csv", 1, 1));
        now = now.plusSeconds(5);
        choice.fileBegins();
        assertThat(choice.accept(file("b.csv", 1, 1))).isFalse();
        assertThat(choice.hasPendingRetry()).isTrue();
        now = now.plusSeconds(3);
        assertThat(choice.accept(file("b.csv", 1, 1))).isTrue();
        choice.fileEnded();
        assertThat(choice.hasPendingRetry()).isFalse();
        choice.skip("a.csv");
        assertThat(choice.accept(file("a.csv", 1, 1))).isFalse();
        assertThat(choice.accept(file("b.csv", 1, 1))).isTrue();
        assertThat(choice.hasPendingRetry()).isTrue();
        now = now.plusSeconds(61);
        assertThat(choice.accept(file("a.csv", 1, 1))).isTrue();
    }

    private static GenericFile<Object> file(String name, long length, long changed) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileNameOnly(name);
        file.setFileName(name);
        file.setFileLength(length);
        file.setLastModified(changed);
        return file;
    }
}
