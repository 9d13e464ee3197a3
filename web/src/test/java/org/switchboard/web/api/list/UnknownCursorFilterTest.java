package org.switchboard.web.api.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownCursorFilterTest {

    /** Calls with and without a cursor. */
    static final class Calls {

        void byItself(@QueryParam("q") String question, @QueryParam("cursor") String cursor) {}

        void none(@QueryParam("q") String question) {}

        void body(String cursor) {}
    }

    @ParameterizedTest
    @CsvSource({"byItself, true", "none, false", "body, false"})
    void cursor_is_known_where_a_call_reads_it(String call, boolean known) {
        assertThat(UnknownCursorFilter.readsCursor(method(call))).isEqualTo(known);
    }

    private static Method method(String name) {
        return Arrays.stream(Calls.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
