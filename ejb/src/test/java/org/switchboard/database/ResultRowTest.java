package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class ResultRowTest {

    @Test
    void whole_number_is_read_from_columns_of_each_size() {
        Jdbi.create(TestDatabase.empty()).useHandle(handle -> handle.createQuery(
                        "select 7::smallint as small, 8::int as usual, 9::bigint as big, null::int as none")
                .map((result, context) -> {
                    ResultRow row = new ResultRow(result);
                    assertThat(row.whole("small")).contains(7L);
                    assertThat(row.whole("usual")).contains(8L);
                    assertThat(row.whole("big")).contains(9L);
                    assertThat(row.whole("none")).isEmpty();
                    return row;
                })
                .one());
    }
}
