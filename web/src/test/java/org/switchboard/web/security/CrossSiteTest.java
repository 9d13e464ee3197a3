package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

    @Test
    void request_without_site_header_is_accepted() {
        assertThat(CrossSite.sent(post().build())).isFalse();
    }

    @Test
    void request_of_own_page_is_accepted() {
        assertThat(CrossSite.sent(post().header("Origin", "https://desk.example:9443")
                        .header("Sec-Fetch-Site", "same-origin")
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "https://desk.example", "https://desk.example:9443.evil.example", "null"
            })
    void request_of_another_site_is_refused(String origin) {
        assertThat(CrossSite.sent(post().header("Origin", origin).build())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void request_marked_cross_site_by_the_browser_is_refused(String site) {
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
