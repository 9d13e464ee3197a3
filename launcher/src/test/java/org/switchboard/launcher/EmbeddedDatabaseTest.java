package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void database_keeps_its_data_between_starts() throws SQLException {
        WorkFolder work = new WorkFolder(folder.resolve("work"));
        int port = Ports.free().database();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(work, port)) {
            execute(database, "create table note(text varchar)", "insert into note values ('人民路停电')");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(work, port)) {
            assertThat(database.ask("select text from note")).isEqualTo("人民路停电");
        }
    }

    @Test
    void database_finds_parts_of_chinese_words_and_requires_a_password() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                new WorkFolder(folder.resolve("work")), Ports.free().database())) {
            assertThat(database.ask("select show_trgm('人民路')")).isNotEqualTo("{}");
            assertThat(database.ask("select '人民路一百二十八号' like '%人民路%' and similarity('人民路', '人民街') > 0"))
                    .isEqualTo("t");
            assertThat(database.ask("show fsync")).isEqualTo("on");
            assertThat(database.ask("select string_agg(extname, ' ' order by extname) from pg_extension"))
                    .contains("btree_gin", "pg_trgm");

            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
