package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleProcessesTest {

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private WorkFolder work;

    @BeforeEach
    void create_work_folder() {
        work = new WorkFolder(folder.resolve("work"));
    }

    @AfterEach
    void end_what_the_test_started() {
        processes.forEach(Process::destroyForcibly);
        new StaleProcesses(work, Progress.NONE).end();
    }

    @Test
    void processes_of_a_killed_launcher_are_ended_at_the_next_start() throws Exception {
        int port = Ports.free().database();
        Process launcher = start(
                LegacySystems.javaCommand(),
                "-cp",
                System.getProperty("java.class.path"),
                LauncherToBeKilled.class.getName(),
                work.path().toString(),
                Integer.toString(port));
        List<ProcessHandle> children = reportedChildren(launcher);
        assertThatThrownBy(work::lock).isInstanceOf(LaunchFailure.class).hasMessageContaining("already running");

        launcher.destroyForcibly().waitFor();
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

        try (WorkFolder.Lock lock = work.lock()) {
            new StaleProcesses(work, recordingProgress()).end();
        }

        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(ended).containsExactly("server", "database");
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void foreign_process_with_a_recorded_pid_is_not_ended() throws IOException {
        Process foreign = start("tail", "-f", "/dev/null");
        ProcessRecord.write(work, "server", foreign.toHandle());

        new StaleProcesses(work, recordingProgress()).end();

        assertThat(foreign.isAlive()).isTrue();
        assertThat(ended).isEmpty();
        assertThat(work.processRecords()).isEmptyDirectory();
    }

    @Test
    void later_process_with_a_recorded_pid_is_not_ended_even_when_its_command_line_names_the_folder()
            throws IOException {
        Process editor = start("tail", "-f", work.file("lock-being-looked-at").toString());
        ProcessRecord later = ProcessRecord.write(work, "server", editor.toHandle());
        Files.writeString(later.file(), later.pid() + " " + later.started().minus(Duration.ofHours(1)));

        new StaleProcesses(work, recordingProgress()).end();

        assertThat(editor.isAlive()).isTrue();
    }

    @Test
    void truncated_record_ends_no_process() throws IOException {
        Files.writeString(work.processRecords().resolve("server"), "12");

        new StaleProcesses(work, recordingProgress()).end();

        assertThat(ended).isEmpty();
    }

    private Process start(String... command) throws IOException {
        Files.write(work.file("lock-being-looked-at"), List.of());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static List<ProcessHandle> reportedChildren(Process launcher) throws IOException {
        try (BufferedReader out = launcher.inputReader()) {
            return Arrays.stream(out.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }

    private Progress recordingProgress() {
        return new Progress() {
            @Override
            public void cleanedUp(String what, long pid) {
                ended.add(what);
            }
        };
    }
}
