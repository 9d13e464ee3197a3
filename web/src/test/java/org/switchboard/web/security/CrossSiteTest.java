package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

    @Test
    void a_program_that_says_nothing_of_a_site_passes() {
        assertThat(CrossSite.sent(post().build())).isFalse();
    }

    @Test
    void our_own_page_passes() {
        assertThat(CrossSite.sent(post().header("Origin", "https://desk.example:9443")
                        .header("Sec-Fetch-Site", "same-origin")
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "https://desk.example", "https://desk.example:9443.evil.example", "null"
            })
    void another_sites_page_does_not(String origin) {
        assertThat(CrossSite.sent(post().header("Origin", origin).build())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void nor_what_the_browser_itself_calls_another_site(String site) {
        assertThat(CrossSite.sent(post().header("Sec-Fetch-Site", site).build()))
                .isTrue();
    }

    private static Request post() {
        return Request.to("POST", "/desk.xhtml")
                .header("Host", "desk.example:9443")
                .answering("getServerName", "desk.example")
                .answering("getServerPort", 9443);
    }
}
