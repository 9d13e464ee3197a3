package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void used_port_is_reported_in_one_sentence_with_a_remedy() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket other = new ServerSocket(ports.https(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::mustBeFree)
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage(
                            "Port %d, meant for the web server, is taken by another program; "
                                    + "end that program, or choose another port with --port N.",
                            other.getLocalPort());
        }
        try (ServerSocket other = new ServerSocket(ports.cis(), 1)) {
            assertThatThrownBy(ports::mustBeFree)
                    .hasMessage(
                            "Port %d, meant for the CIS, is taken by another program; "
                                    + "end that program, or choose another port with --ports-from N.",
                            other.getLocalPort());
        }
    }

    @Test
    void free_ports_are_unused_and_distinct() {
        Ports ports = Ports.free();

        ports.mustBeFree();

        assertThat(Set.of(
                        ports.https(),
                        ports.database(),
                        ports.control(),
                        ports.billing(),
                        ports.gis(),
                        ports.cis(),
                        ports.scada(),
                        ports.works(),
                        ports.contacts(),
                        ports.meters()))
                .hasSize(10);
    }
}
