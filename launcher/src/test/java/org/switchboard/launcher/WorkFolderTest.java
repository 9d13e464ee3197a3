package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    Path folder;

    private WorkFolder work;

    @BeforeEach
    void create_work_folder() {
        work = new WorkFolder(folder.resolve("work"));
    }

    @Test
    void demo_users_get_random_passwords_once_and_keep_them() throws IOException {
        DemoUsers first = DemoUsers.keptIn(work);

        assertThat(first.all())
                .extracting(DemoUser::role)
                .containsExactly("agent", "agent", "dispatcher", "editor", "supervisor", "integrator", "admin");
        assertThat(first.all()).extracting(DemoUser::password).doesNotHaveDuplicates();
        assertThat(Files.readAllLines(first.file())).hasSize(7).allMatch(line -> line.matches("\\S+ \\S+ \\S+"));
        assertThat(Files.getPosixFilePermissions(first.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(DemoUsers.keptIn(work)).isEqualTo(first);
        assertThat(first.with("dispatcher").toString())
                .doesNotContain(first.with("dispatcher").password());
    }

    @Test
    void passwords_are_kept() {
        String first = new Passwords(work).of("switchboard");

        assertThat(first).matches("[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}");
        assertThat(new Passwords(work).of("switchboard")).isEqualTo(first);
        assertThat(new Passwords(work).of("postgres")).isNotEqualTo(first);
    }

    @Test
    void city_keeps_its_size_until_it_is_recreated() {
        assertThat(new StoredCitySize(work).customers(OptionalInt.of(300))).isEqualTo(300);
        assertThat(new StoredCitySize(work).customers(OptionalInt.empty())).isEqualTo(300);
        assertThatThrownBy(() -> new StoredCitySize(work).customers(OptionalInt.of(400)))
                .hasMessage(
                        "The city kept in " + work.path() + " has 300 customers, not 400; begin anew with --fresh.");

        work.empty();

        assertThat(new StoredCitySize(work).customers(OptionalInt.of(400))).isEqualTo(400);
    }

    @Test
    void work_folder_is_readable_by_its_owner_only() throws IOException {
        work.logs();

        assertThat(Files.getPosixFilePermissions(work.path())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
}
