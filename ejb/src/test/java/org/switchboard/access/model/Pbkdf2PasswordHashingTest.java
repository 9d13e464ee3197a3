package org.switchboard.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;

class Pbkdf2PasswordHashingTest {

    /** Jakarta Security's reference implementation; the server has its own. */
    private final Pbkdf2PasswordHashing hashing =
            new Pbkdf2PasswordHashing(new Pbkdf2PasswordHashImpl(), new Pbkdf2PasswordHashImpl());

    @Test
    void a_password_is_recognised_by_its_hash_and_another_is_not() {
        String kept = hashing.hash("correct horse battery");

        assertThat(hashing.verify("correct horse battery", kept)).isTrue();
        assertThat(hashing.verify("correct horse batterz", kept)).isFalse();
    }

    @Test
    void the_same_password_never_hashes_twice_alike_and_the_hash_names_its_parameters() {
        String kept = hashing.hash("correct horse battery");

        assertThat(kept).startsWith("PBKDF2WithHmacSHA512:210000:").doesNotContain("horse");
        assertThat(hashing.hash("correct horse battery")).isNotEqualTo(kept);
    }

    @Test
    void hash_of_fewer_iterations_or_another_algorithm_is_accepted_and_reported_as_outdated() {
        // "correct horse battery" as releases before kept it
        String before =
                "PBKDF2WithHmacSHA256:210000:AAECAwQFBgcICQoLDA0ODw==:dw2ytVjoFUq7i4rKsvzVGllX6G1aElZh/4uutezowes=";
        String demo = hashing.hashOfDemo("correct horse battery");

        assertThat(hashing.verify("correct horse battery", before)).isTrue();
        assertThat(hashing.outdated(before)).isTrue();
        assertThat(hashing.verify("correct horse battery", demo)).isTrue();
        assertThat(hashing.outdated(demo)).isTrue();
        assertThat(hashing.outdated(hashing.hash("x"))).isFalse();
    }

    @Test
    void nobody_has_the_password_of_nobody_and_its_check_costs_as_much_as_any() {
        assertThat(hashing.verify("", hashing.hashOfNobody())).isFalse();
        assertThat(hashing.outdated(hashing.hashOfNobody())).isFalse();
        assertThat(hashing.hashOfNobody()).isNotEqualTo(hashing.hashOfNobody()).hasSameSizeAs(hashing.hash("x"));
    }

    @Test
    void agrees_with_the_published_vector() {
        // draft-josefsson-scrypt-kdf, section 11: PBKDF2-HMAC-SHA-256, "passwd", "salt", 1 iteration, first 32 bytes
        String kept = "PBKDF2WithHmacSHA256:1:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=";

        assertThat(hashing.verify("passwd", kept)).isTrue();
    }

    @Test
    void text_of_another_hash_form_is_refused() {
        assertThatThrownBy(() -> hashing.verify("x", "plain text")).isInstanceOf(IllegalArgumentException.class);
    }
}
