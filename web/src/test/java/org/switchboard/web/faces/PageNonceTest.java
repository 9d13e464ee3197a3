package org.switchboard.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageNonceTest {

    @Test
    void nonce_is_a_uuid_in_base64() {
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

        assertThat(PageNonce.isWellFormed(nonce)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged", "AAAAAAAAAAAAAAAAAAAAAAAA", "';script-src *", "é"})
    void anything_else_is_none(String sent) {
        assertThat(PageNonce.isWellFormed(sent)).isFalse();
    }
}
