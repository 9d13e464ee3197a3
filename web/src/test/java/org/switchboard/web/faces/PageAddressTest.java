package org.switchboard.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {

    @Test
    void the_parameters_of_an_address_are_decoded_and_the_first_of_a_name_counts() {
        PageAddress address = PageAddress.of(
                        "https://desk.example/a/desk.xhtml?customer=5&q=%E7%94%B5+x&customer=6&flag&e=")
                .orElseThrow();

        assertThat(address.path()).isEqualTo("/a/desk.xhtml");
        assertThat(address.parameter("customer")).contains("5");
        assertThat(address.parameter("q")).contains("电 x");
        assertThat(address.parameter("flag")).isEmpty();
        assertThat(address.parameter("e")).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"https://desk.example", "::", "https://desk.example/a?x=%zz", "mailto:x"})
    void what_is_no_address_of_a_page_is_none(String referer) {
        assertThat(PageAddress.of(referer)).isEmpty();
    }
}
