package org.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What must be known of a statement before it can be sent again. */
class SameStatementTest {

    @Test
    void finds_the_lists_that_a_statement_makes_rows_of() {
        SameStatement statement = new SameStatement(
                "select * from unnest(?, ?) as asked (key, name) where asked.key = any (?) and id > ?"
                        + " and exists (select from unnest( ? ) as other)",
                List.of());
        assertThat(statement.unnested()).containsExactlyInAnyOrder(0, 1, 4);
    }

    @Test
    void finds_no_lists_where_each_list_is_compared() {
        assertThat(new SameStatement("select 1 where 2 = any (?) and 3 <> all (?)", List.of()).unnested())
                .isEmpty();
    }
}
