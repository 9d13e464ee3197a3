package org.switchboard.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void ipv4_address_is_a_network_of_its_own() {
        assertThat(Network.of("192.0.2.7")).isEqualTo("192.0.2.7").isNotEqualTo(Network.of("192.0.2.8"));
        assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void addresses_of_one_ipv6_customer_are_one_network() {
        assertThat(Network.of("2001:db8:1:2:aaaa::1")).isEqualTo(Network.of("2001:db8:1:2::2%eth0"));
        assertThat(Network.of("2001:db8:1:2::1")).isNotEqualTo(Network.of("2001:db8:1:3::1"));
    }

    @Test
    void what_is_no_address_is_looked_up_nowhere() {
        assertThat(Network.of("unix:")).isEqualTo("unix:");
        assertThat(Network.of(null)).isEmpty();
        assertThat(Network.of("host.example".repeat(20))).hasSize(64);
    }
}
