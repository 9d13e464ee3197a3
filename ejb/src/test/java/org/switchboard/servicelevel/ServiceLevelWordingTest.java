package org.switchboard.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelWordingTest {

    @ParameterizedTest(name = "{0} {1} in {2}: {3}")
    @CsvSource({
        "45, MINUTES, en, 45 minutes",
        "45, MINUTES, zh, 45分钟",
        "1, MINUTES, en, 1 minute",
        "2, HOURS, en, 2 hours",
        "2, HOURS, zh-CN, 2小时",
        "1, HOURS, en, 1 hour",
        "7, DAYS, en, 7 days",
        "7, DAYS, zh, 7天",
        "5, WORKING_DAYS, en, 5 working days",
        "5, WORKING_DAYS, zh, 5个工作日",
        "1500, DAYS, en, 1500 days",
        "95598, TELEPHONE, en, 95598",
        "95598, TELEPHONE, zh, 95598",
        "45, MINUTES, fr, 45 minutes"
    })
    void a_policy_has_the_words_of_the_language(String value, ServiceLevelUnit unit, String language, String words) {
        assertThat(ServiceLevelWording.of(policy(value, unit), language)).isEqualTo(words);
    }

    @Test
    void an_english_reader_gets_english_on_a_server_whose_language_is_chinese() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(ServiceLevelWording.of(policy("45", ServiceLevelUnit.MINUTES), "en"))
                    .isEqualTo("45 minutes");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ServiceLevelPolicy policy(String value, ServiceLevelUnit unit) {
        return new ServiceLevelPolicy("any", value, unit, LocalDate.of(2023, 1, 1), "any");
    }
}
