package org.legacy.systems.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private ServerSocket echo;
    private Gate gate;

    @BeforeEach
    void open_a_gate_before_an_echo() throws IOException {
        echo = new ServerSocket(0);
        Thread thread = new Thread(this::echoAll);
        thread.setDaemon(true);
        thread.start();
        gate = new Gate("echo", 0);
        gate.open(echo.getLocalPort());
    }

    @AfterEach
    void close_all() throws IOException {
        gate.close();
        echo.close();
    }

    private void echoAll() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread thread = new Thread(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // the gate has reset the connection, which is what the tests are about
                        assertThat(e).isInstanceOf(SocketException.class);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed at the end of a test
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", gate.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String ask(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readNBytes(words.length()), StandardCharsets.UTF_8);
    }

    private void set(GateMode mode, int millis) throws IOException {
        gate.set(new Fault(mode, Duration.ofMillis(millis)));
    }

    @Test
    void gate_forwards_in_both_directions() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void slow_gate_delays_the_answer() throws IOException {
        set(GateMode.SLOW, 300);
        try (Socket socket = connect()) {
            Instant asked = Instant.now();
            assertThat(ask(socket, "hello")).isEqualTo("hello");
            assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void hung_gate_stops_open_connections_and_resumes_them_afterwards() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one")).isEqualTo("one");
            set(GateMode.HANG, 0);
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> ask(socket, "two")).isInstanceOf(SocketTimeoutException.class);
            gate.set(Fault.NONE);
            socket.setSoTimeout(5_000);
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.UTF_8))
                    .isEqualTo("two");
        }
    }

    @Test
    void killed_gate_resets_open_connections_refuses_new_ones_and_restarts_on_the_same_port() throws IOException {
        int port = gate.port();
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one")).isEqualTo("one");
            set(GateMode.KILLED, 0);
            assertThatThrownBy(() -> ask(socket, "two")).isInstanceOf(SocketException.class);
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
        gate.set(Fault.NONE);
        assertThat(gate.port()).isEqualTo(port);
        try (Socket socket = connect()) {
            assertThat(ask(socket, "back")).isEqualTo("back");
        }
    }

    @Test
    void gate_sends_garbage_until_the_fault_ends() throws IOException {
        try (Socket socket = connect()) {
            set(GateMode.GARBAGE, 0);
            assertThat(ask(socket, "a question of thirty letters, so"))
                    .isNotEqualTo("a question of thirty letters, so");
            gate.set(Fault.NONE);
            assertThatThrownBy(() -> {
                        while (socket.getInputStream().read() >= 0) {
                            // the rest of the noise
                        }
                        throw new SocketException("closed");
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void port_in_use_is_refused() {
        assertThatThrownBy(() -> new Gate("other", gate.port())).isInstanceOf(BindException.class);
    }
}
