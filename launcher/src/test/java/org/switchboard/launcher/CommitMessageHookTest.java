package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMessageHookTest {

    private static final String HOOK =
            Path.of("../.githooks/commit-msg").toAbsolutePath().normalize().toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reject oversized exponents in COPY fields",
                "Feed the index from the event log",
                "Merge branch 'main'"
            })
    void accepts_an_imperative_subject(String subject) throws Exception {
        assertThat(exitCode(subject)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Added a test",
                "Adding a test",
                "add a test",
                "Add a test.",
                "Reject a subject that goes on and on until nobody reads its last words any more"
            })
    void refuses_a_subject_of_another_form(String subject) throws Exception {
        assertThat(exitCode(subject)).isEqualTo(1);
    }

    @Test
    void reads_no_more_than_the_subject_of_a_long_message() throws Exception {
        assertThat(exitCode("Add a test\n\n" + "# diff\n+line\n".repeat(100_000)))
                .isZero();
    }

    @Test
    void says_that_a_message_of_comments_has_no_subject() throws Exception {
        Path message = Files.writeString(folder.resolve("message"), "# nothing but a comment\n");
        Process hook = new ProcessBuilder(HOOK, message.toString()).start();
        assertThat(new String(hook.getErrorStream().readAllBytes())).contains("is empty");
        assertThat(hook.waitFor()).isEqualTo(1);
    }

    private int exitCode(String subject) throws IOException, InterruptedException {
        Path message = Files.writeString(folder.resolve("message"), subject + "\n\nBody.\n");
        return new ProcessBuilder(HOOK, message.toString()).start().waitFor();
    }
}
