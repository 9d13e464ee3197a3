package org.switchboard.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintedResourcesTest {

    @Test
    void address_of_a_file_changes_with_its_content_only() throws IOException {
        assertThat(fingerprint("a")).isEqualTo(fingerprint("a")).isNotEqualTo(fingerprint("b"));
    }

    @Test
    void fingerprint_comes_after_the_parameters_that_the_address_has() {
        assertThat(FingerprintedResources.withVersion("/desk.css.xhtml?ln=css", "1f"))
                .isEqualTo("/desk.css.xhtml?ln=css&v=1f");
        assertThat(FingerprintedResources.withVersion("/desk.css.xhtml", "1f")).isEqualTo("/desk.css.xhtml?v=1f");
    }

    @Test
    void address_with_its_own_version_differs_from_one_with_another_parameter() {
        assertThat(FingerprintedResources.hasVersion("/core.js.xhtml?ln=primefaces&v=15.0.13"))
                .isTrue();
        assertThat(FingerprintedResources.hasVersion("/core.js.xhtml?ln=primefaces&conv=1"))
                .isFalse();
    }

    @Test
    void only_the_version_of_the_address_is_the_one_of_the_file() {
        assertThat(FingerprintedResources.isVersionOf("/desk.css.xhtml?ln=css&v=1f", "1f"))
                .isTrue();
        assertThat(FingerprintedResources.isVersionOf("/desk.css.xhtml?ln=css&v=1f", "f"))
                .isFalse();
        assertThat(FingerprintedResources.isVersionOf("/desk.css.xhtml?ln=css&v=1f", "1"))
                .isFalse();
        assertThat(FingerprintedResources.isVersionOf("/desk.css.xhtml?ln=css&v=1f", null))
                .isFalse();
        assertThat(FingerprintedResources.isVersionOf("/core.js.xhtml?v=15.0.13&ln=primefaces", "15.0.13"))
                .isTrue();
    }

    private static String fingerprint(String content) throws IOException {
        return FingerprintedResources.fingerprint(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
