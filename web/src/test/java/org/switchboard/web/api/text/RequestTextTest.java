package org.switchboard.web.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.api.problem.Problem;

class RequestTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%00",
                "q=a%00b",
                "limit=9&q=%1F",
                "q=%7F",
                "q=%",
                "q=%4",
                "q=%ZZ",
                "q=%C3%28",
                "q=%ED%A0%80",
                "q=%FF",
                "q=%C0%80",
                "q=%E5%B0",
                "q=%F4%90%80%80"
            })
    void names_the_parameter_that_is_no_text(String query) {
        assertThat(RequestText.faultInQuery(query).flatMap(Problem::field)).contains("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q=", "q", "q=%E7%8E%8B+a%09%0D%0A", "q=%F0%A0%AE%B7", "q=a=b", "q=王", "&&", "a&b=1"})
    void lets_text_pass(String query) {
        assertThat(RequestText.faultInQuery(query)).isEmpty();
    }

    @Test
    void refuses_too_long_value() {
        String query = "cursor=" + "x".repeat(RequestText.LONGEST_PARAMETER + 1);
        assertThat(RequestText.faultInQuery(query).flatMap(Problem::field)).contains("cursor");
    }

    @Test
    void refuses_a_name_that_is_no_text() {
        assertThat(RequestText.faultInQuery("a%00=1").flatMap(Problem::field)).contains("query");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": \"a\\u0000b\"} | text",
                "{\"callback\": {\"telephone\": \"\\u0001\"}} | callback.telephone",
                "{\"hazards\": [\"smoke\", \"\\ud800\"]} | hazards.1",
                "{\"text\": \"\\udc00x\"} | text",
                "[1, null] | 1",
            })
    void names_the_property_that_is_no_text(String body, String name) throws Exception {
        assertThat(BodyTextInterceptor.fault(body.getBytes(StandardCharsets.UTF_8))
                        .flatMap(Problem::field))
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"a\\n\\t王\\ud842\\udfb7\"}", "{", "", "[1, 2]", "not json"})
    void leaves_other_bodies_to_their_readers(String body) throws Exception {
        assertThat(BodyTextInterceptor.fault(body.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void states_the_expected_form_in_both_languages() {
        Problem fault = RequestText.faultInQuery("q=%00").orElseThrow();
        assertThat(fault.json(Locale.ENGLISH, "/x")).contains("control characters");
        assertThat(fault.json(Locale.SIMPLIFIED_CHINESE, "/x")).contains("控制字符");
    }
}
