package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is read with others is what is read alone. */
class JointReadTest {

    private static final String VALUES = """
            select * from (values
              (1, 'It''s "quoted" \\ 断路器', 9007199254740993, cast(0.1 as double precision), 12345678901234.56, true,
               cast('2026-11-30T02:03:04.123456+08:00' as timestamptz), cast('2026-02-28' as date),
               cast('{"a,b",断路器,"{}"}' as text[]), cast('{"cis": {"asOf": "2026-11-30T00:00:00Z"}}' as jsonb)),
              (2, 'infinite', 2, 'NaN', 0, false, 'infinity', '0001-01-01', '{}', '{}'),
              (3, null, null, 'Infinity', null, null, null, null, null, null))
            as value (id, words, whole, number, amount, flag, at, day, list, origin)
            where id >= :least order by id""";

    private static Jdbi jdbi;

    private record Value(
            int id,
            Optional<String> words,
            Optional<Long> whole,
            Optional<Double> number,
            Optional<BigDecimal> amount,
            Optional<Boolean> flag,
            Optional<Instant> at,
            Optional<LocalDate> day,
            List<String> list,
            Map<String, Instant> origin) {

        static Value of(Row row) throws SQLException {
            return new Value(
                    row.getInt("id"),
                    row.text("words"),
                    row.whole("whole"),
                    row.number("number"),
                    row.decimal("amount"),
                    row.flag("flag"),
                    row.instant("at"),
                    row.date("day"),
                    row.texts("list"),
                    row.provenance("origin"));
        }
    }

    @BeforeAll
    static void aDatabase() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    private static Part<Value> from(int least) {
        return Part.of(VALUES, Value::of).bind("least", least);
    }

    @Test
    void reads_every_kind_of_column_as_it_is_read_alone() {
        Part<Value> part = from(1);
        List<Value> together = new JointRead(jdbi).read(List.of(part)).of(part);
        assertThat(together).hasSize(3).isEqualTo(part.list(jdbi));
        assertThat(together.get(0).whole()).contains(9007199254740993L);
        assertThat(together.get(0).at()).contains(Instant.parse("2026-11-29T18:03:04.123456Z"));
        assertThat(together.get(0).list()).containsExactly("a,b", "断路器", "{}");
    }

    @Test
    void keeps_parameters_of_the_same_name_apart() {
        Part<Value> two = from(2);
        Part<Value> none = from(9);
        Part<Long> lists = Part.of(
                        "select cardinality(cast(:least as text[])) as n where 'a:b' <> :other",
                        row -> row.getLong("n"))
                .bindTexts("least", List.of("x", "y", "z"))
                .bind("other", ":least");
        JointRead.Answers answers = new JointRead(jdbi).read(List.of(two, none, lists));
        assertThat(answers.of(two)).extracting(Value::id).containsExactly(2, 3);
        assertThat(answers.of(none)).isEmpty();
        assertThat(answers.of(lists)).containsExactly(3L);
    }

    @Test
    void reads_two_parts_with_the_same_query_for_different_values() {
        Part<Value> one = from(1);
        Part<Value> three = from(3);
        JointRead read = new JointRead(jdbi);
        for (int time = 0; time < 10; time++) {
            JointRead.Answers answers = read.read(List.of(one, three));
            assertThat(answers.of(one)).hasSize(3);
            assertThat(answers.of(three)).hasSize(1);
        }
    }

    @Test
    void refuses_to_give_a_part_that_was_not_read() {
        Part<Value> asked = from(1);
        JointRead.Answers answers = new JointRead(jdbi).read(List.of(asked));
        assertThatThrownBy(() -> answers.of(from(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_a_column_that_the_query_does_not_have() {
        Part<String> part = Part.of("select 1 as one", row -> row.getString("two"));
        JointRead.Answers answers = new JointRead(jdbi).read(List.of(part));
        assertThatThrownBy(() -> answers.of(part)).hasRootCauseMessage("no column two in the row");
    }
}
