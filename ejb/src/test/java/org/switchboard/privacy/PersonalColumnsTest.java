package org.switchboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.privacy.persistence.PersonTable;
import org.switchboard.privacy.persistence.PersonTables;

/** Each column that can hold text is personal, and then erased, or has a reason why it is not. */
class PersonalColumnsTest {

    private static final String PERSONAL = "personal";

    /** Erased by the audit itself. */
    private static final Set<String> BY_THE_AUDIT = Set.of("audit_text.text");

    private static final String COLUMNS = """
            select c.table_name || '.' || c.column_name from information_schema.columns c
            join pg_class k on k.oid = cast(c.table_name as regclass) and k.relkind in ('r', 'p') and not k.relispartition
            where c.table_schema = 'public' and c.table_name <> 'flyway_schema_history'
              and c.data_type not in ('bigint', 'integer', 'smallint', 'boolean', 'timestamp with time zone', 'date',
                'double precision', 'numeric', 'uuid', 'xid8', 'pg_snapshot')""";

    private final Map<String, String> listed = listed();

    @Test
    void every_column_of_the_database_is_listed() {
        Set<String> columns = Set.copyOf(Jdbi.create(TestDatabase.fresh())
                .withHandle(handle ->
                        handle.createQuery(COLUMNS).mapTo(String.class).list()));

        assertThat(listed.keySet()).containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void a_column_is_personal_or_has_a_reason() {
        assertThat(listed.values()).allSatisfy(what -> assertThat(what).matches("personal|no: .{5,}"));
    }

    @Test
    void every_personal_column_is_erased() {
        Set<String> forgotten = personal().stream()
                .filter(column -> !BY_THE_AUDIT.contains(column))
                .filter(column -> PersonTables.all().stream().noneMatch(table -> erases(table, column)))
                .collect(Collectors.toSet());

        assertThat(forgotten).isEmpty();
    }

    @Test
    void every_column_that_an_erasure_blanks_is_listed_as_personal() {
        Set<String> blanked = PersonTables.all().stream()
                .flatMap(table -> table.left().keySet().stream().map(column -> table.name() + "." + column))
                .filter(listed::containsKey)
                .filter(column -> !column.equals("identity_review.state"))
                .collect(Collectors.toSet());

        assertThat(personal()).containsAll(blanked);
    }

    private Set<String> personal() {
        return listed.entrySet().stream()
                .filter(column -> column.getValue().equals(PERSONAL))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean erases(PersonTable table, String column) {
        String name = column.substring(0, column.indexOf('.'));
        return table.name().equals(name) && table.erases(column.substring(name.length() + 1));
    }

    private static Map<String, String> listed() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/personal-columns.txt")).stream()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> one, TreeMap::new));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
