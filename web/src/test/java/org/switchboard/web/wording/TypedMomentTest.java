package org.switchboard.web.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.wording.TypedMoment.Sought;

class TypedMomentTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 22 November, 10:00 in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static final TypedMoment ENGLISH = in(Locale.ENGLISH, SHANGHAI);
    private static final TypedMoment CHINESE = in(Locale.SIMPLIFIED_CHINESE, SHANGHAI);

    private static TypedMoment in(Locale locale, ZoneId zone) {
        ResourceBundle texts = ResourceBundle.getBundle("messages.screens", locale);
        return new TypedMoment(locale, texts.getString("form.typed"), texts.getString("form.typed.also"), zone);
    }

    @Test
    void field_shows_the_form_of_its_language() {
        assertThat(ENGLISH.show(NOW)).isEqualTo("22 Nov 2026 10:00");
        assertThat(CHINESE.show(NOW)).isEqualTo("2026年11月22日 10:00");
    }

    @Test
    void what_a_field_shows_is_read_again() {
        assertThat(coming(ENGLISH, ENGLISH.show(NOW))).isEqualTo(NOW);
        assertThat(coming(CHINESE, CHINESE.show(NOW))).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "14:30, 2026-11-22T06:30:00Z",
        "1430, 2026-11-22T06:30:00Z",
        "930, 2026-11-22T01:30:00Z",
        "' 14：30 ', 2026-11-22T06:30:00Z",
        "１４:３０, 2026-11-22T06:30:00Z",
        "09:00, 2026-11-22T01:00:00Z",
        "2026-12-01 14:30, 2026-12-01T06:30:00Z",
        "2026-12-01T14:30, 2026-12-01T06:30:00Z",
        "12-01 14:30, 2026-12-01T06:30:00Z",
        "01-02 08:00, 2027-01-02T00:00:00Z"
    })
    void iso_is_read_in_each_language(String typed, Instant expected) {
        assertThat(coming(ENGLISH, typed)).isEqualTo(expected);
        assertThat(coming(CHINESE, typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1 Dec 2026 14:30, 2026-12-01T06:30:00Z",
        "'1 dec 2026,  9:05', 2026-12-01T01:05:00Z",
        "1 December 2026 14:30, 2026-12-01T06:30:00Z",
        "1 Dec 14:30, 2026-12-01T06:30:00Z",
        "2 Jan 08:00, 2027-01-02T00:00:00Z"
    })
    void english_form_is_read(String typed, Instant expected) {
        assertThat(coming(ENGLISH, typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026年12月1日 14:30, 2026-12-01T06:30:00Z",
        "12月1日14:30, 2026-12-01T06:30:00Z",
        "12月1日 14时30分, 2026-12-01T06:30:00Z",
        "14时30分, 2026-11-22T06:30:00Z",
        "2026/12/1 14:30, 2026-12-01T06:30:00Z",
        "1月2日 8:00, 2027-01-02T00:00:00Z"
    })
    void chinese_form_is_read(String typed, Instant expected) {
        assertThat(coming(CHINESE, typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "14", "12:3", "14:30 Uhr", "2026-12-01", "12月1日14:30", "12/01/2026 14:30"})
    void other_text_is_refused_with_an_example_in_english(String typed) {
        refused(ENGLISH, typed, "time-not-understood", "22 Nov 2026 10:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "马上", "14", "12:3", "1 Dec 2026 14:30", "12/01/2026 14:30"})
    void other_text_is_refused_with_an_example_in_chinese(String typed) {
        refused(CHINESE, typed, "time-not-understood", "2026年11月22日 10:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31 Feb 2026 10:00", "2026-02-30 10:00", "29 Feb 2027 10:00", "13-45 10:00", "25:00", "14:61"})
    void day_or_time_that_does_not_exist_is_refused(String typed) {
        refused(ENGLISH, typed, "no-such-time", "");
    }

    @Test
    void day_that_does_not_exist_is_refused_in_chinese() {
        refused(CHINESE, "2026年2月31日 10:00", "no-such-time", "");
    }

    @Test
    void time_that_is_skipped_when_clocks_are_put_forward_is_refused() {
        refused(in(Locale.ENGLISH, BERLIN), "28 Mar 2027 02:30", "time-skipped", "");
        refused(in(Locale.SIMPLIFIED_CHINESE, BERLIN), "2027年3月28日 02:30", "time-skipped", "");
    }

    @Test
    void of_a_time_that_occurs_twice_the_first_is_meant() {
        assertThat(coming(in(Locale.ENGLISH, BERLIN), "31 Oct 2027 02:30")).isEqualTo("2027-10-31T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"00:30, 2026-11-22T16:30:00Z", "23:00, 2026-11-22T15:00:00Z"})
    void planned_time_of_day_long_past_is_tomorrows(String typed, Instant expected) {
        Instant lateInTheEvening = Instant.parse("2026-11-22T15:50:00Z");
        assertThat(ENGLISH.read("at", typed, lateInTheEvening, Sought.COMING)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 2026-11-22T01:00:00Z",
        "10:30, 2026-11-21T02:30:00Z",
        "00:30, 2026-11-21T16:30:00Z",
        "23 Nov 10:00, 2025-11-23T02:00:00Z",
        "21 Nov 10:00, 2026-11-21T02:00:00Z"
    })
    void searched_time_is_the_last_such(String typed, Instant expected) {
        assertThat(ENGLISH.read("since", typed, NOW, Sought.PAST)).isEqualTo(expected);
    }

    private static Instant coming(TypedMoment form, String typed) {
        return form.read("at", typed, NOW, Sought.COMING);
    }

    private static void refused(TypedMoment form, String typed, String key, String example) {
        assertThatThrownBy(() -> coming(form, typed))
                .asInstanceOf(type(BusinessException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo(key);
                    assertThat(refusal.sentence(Locale.ENGLISH)).contains(typed, example);
                    assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains(typed, example);
                });
    }
}
