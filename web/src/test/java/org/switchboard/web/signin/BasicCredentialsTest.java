package org.switchboard.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.security.Request;

class BasicCredentialsTest {

    @Test
    void name_and_password_are_parted_at_the_first_colon_and_read_as_utf_8() {
        UsernamePasswordCredential read = in("basic " + base64("王芳:pass:word")).orElseThrow();
        assertThat(read.getCaller()).isEqualTo("王芳");
        assertThat(read.getPasswordAsString()).isEqualTo("pass:word");
    }

    @Test
    void empty_password_is_accepted_as_a_value() {
        assertThat(in("Basic " + base64("agent:")).orElseThrow().getPasswordAsString())
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Bearer abc", "Basic ###", "Basic OmFiYw==", "Basic YWdlbnQ="})
    void what_holds_no_name_and_password_gives_none(String header) {
        assertThat(in(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "basic ", "Basic ###", "Basic %%%", "Basic QUFB", "Basic OmFiYw=="})
    void header_of_the_scheme_without_name_and_password_is_malformed(String header) {
        assertThat(BasicCredentials.areMalformed(header)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer abc", "Basic YWdlbnQ6"})
    void header_that_can_be_decoded_is_not_malformed(String header) {
        assertThat(BasicCredentials.areMalformed(header)).isFalse();
    }

    @Test
    void a_header_without_end_is_not_decoded() {
        Optional<TypedCredential> read = in("Basic " + base64("agent:" + "x".repeat(5000)));
        assertThat(read).isEmpty();
        assertThat(BasicCredentials.areMalformed("Basic " + base64("agent:" + "x".repeat(5000))))
                .isTrue();
    }

    private static Optional<TypedCredential> in(String header) {
        return BasicCredentials.in(Request.to("GET", "/api")
                .header("Authorization", header)
                .answering("getRemoteAddr", "192.0.2.7")
                .build());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
