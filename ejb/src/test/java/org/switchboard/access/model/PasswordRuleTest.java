package org.switchboard.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.shared.BusinessException;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password123!",
                "P@ssw0rd2026",
                "PASSWORDPASSWORD",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "1q2w3e4r5t6y7u8i9o0p",
                "aaaaaaaaaaaaaaa",
                "123456789012",
                "abcdefghijkl",
                "Welcome12345",
                "Summer2026!!",
                "letmein letmein",
                "changemeplease",
                "woaini1314520",
                "Switchboard2026!",
                "administrator1",
                "pe#5gz29ptzmse",
                "  password1234  "
            })
    void refuses_common_password(String password) {
        assertThat(refusal("wang.li", password)).isEqualTo("password-common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "Long-enough-for-one-7",
                "quite another one",
                "坐席台前的三只青花瓷瓶一把伞",
                "kf7wp2qmx9ab"
            })
    void accepts_password_that_is_neither_common_nor_easy_to_guess(String password) {
        assertThatCode(() -> PasswordRule.check("wang.li", password)).doesNotThrowAnyException();
    }

    @Test
    void refuses_short_long_and_own_name() {
        assertThat(refusal("wang.li", "short")).isEqualTo("password-length");
        assertThat(refusal("wang.li", "x".repeat(201))).isEqualTo("password-length");
        assertThat(refusal("wang.li", "my name is Wang.Li")).isEqualTo("password-holds-name");
    }

    @Test
    void longest_password_is_checked_in_a_moment() {
        PasswordRule.check("wang.li", "correct horse battery");
        Instant began = Instant.now();

        refusal("wang.li", "aB3$".repeat(50));

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static String refusal(String user, String password) {
        return catchThrowableOfType(BusinessException.class, () -> PasswordRule.check(user, password))
                .key();
    }
}
