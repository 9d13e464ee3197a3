package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private static final HostNames UNSET = new HostNames(Optional.empty(), Optional.of("*"));
    private static final HostNames SET =
            new HostNames(Optional.of("Desk.example, 10.1.2.3,2001:db8::5"), Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:9443",
                "localhost.",
                "desk.localhost:80",
                "127.0.0.1:9443",
                "127.8.9.10",
                "[::1]:9443",
                "::1",
                "[0:0:0:0:0:0:0:1]"
            })
    void name_of_the_loopback_interface_is_always_known(String host) {
        assertThat(asked(UNSET, host)).isTrue();
        assertThat(asked(SET, host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:9443",
                "evillocalhost",
                "",
                ":9443",
                "192.0.2.7",
                "[::2]",
                "[::1]evil",
                "desk.example@evil.example",
                "*"
            })
    void other_name_is_unknown(String host) {
        assertThat(asked(UNSET, host)).isFalse();
        assertThat(asked(SET, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk.example", "DESK.example.:443", "10.1.2.3:9443", "[2001:DB8::5]:9443"})
    void configured_name_is_known_with_any_port(String host) {
        assertThat(asked(SET, host)).isTrue();
        assertThat(asked(UNSET, host)).isFalse();
    }

    @Test
    void address_that_the_server_listens_on_is_known() {
        assertThat(asked(new HostNames(Optional.empty(), Optional.of("10.9.9.9")), "10.9.9.9:9443"))
                .isTrue();
    }

    @Test
    void star_stands_for_every_name() {
        assertThat(asked(new HostNames(Optional.of("*"), Optional.empty()), "any.example"))
                .isTrue();
    }

    @Test
    void name_of_the_first_line_and_of_the_header_must_both_be_known() {
        assertThat(SET.include(Request.to("GET", "/")
                        .header("Host", "desk.example")
                        .answering("getServerName", "evil.example")
                        .build()))
                .isFalse();
        assertThat(SET.include(Request.to("GET", "/")
                        .header("Host", "evil.example")
                        .answering("getServerName", "desk.example")
                        .build()))
                .isFalse();
        assertThat(SET.include(Request.to("GET", "/")
                        .answering("getServerName", "desk.example")
                        .build()))
                .isTrue();
    }

    private static boolean asked(HostNames names, String host) {
        return names.include(Request.to("GET", "/")
                .header("Host", host)
                .answering("getServerName", host)
                .build());
    }
}
