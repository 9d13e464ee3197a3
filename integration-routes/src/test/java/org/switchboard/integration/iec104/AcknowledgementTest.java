package org.switchboard.integration.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;

/** How long a station that keeps to the standard's window has to wait for us, frame by frame on a bare socket. */
class AcknowledgementTest {

    private static final int MODULUS = 32_768;

    /** The standard's k: so many frames may be without acknowledgement. */
    private static final int WINDOW = 12;

    /** The limit is one second; the rest is tolerance for a busy machine, and far below the library's own ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @TempDir
    Path configuration;

    private ServerSocket server;
    private Site site;

    @BeforeEach
    void aStation() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        site = new Site(configuration);
        site.with("scada.jslt", "{\"key\": string(.address), \"at\": .at, \"value\": .value}");
        site.with("scada.camel.yaml", """
                - route:
                    id: scada
                    from:
                      uri: kamelet:iec104-source
                      parameters:
                        host: 127.0.0.1
                        port: %d
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: scada
                              recordType: measurement
                              mapping: scada.jslt
                """.formatted(server.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
        server.close();
    }

    @Test
    void a_single_frame_on_a_quiet_line_is_acknowledged_soon() throws IOException {
        site.start();
        try (Line line = new Line(server.accept())) {
            line.begin();
            line.send(1);
            assertThat(line.longestWaitUntilAllAreAcknowledged()).isLessThan(LONGEST);
        }
    }

    @Test
    void a_window_that_spans_the_last_and_the_first_sequence_number_is_acknowledged_soon() throws IOException {
        site.start();
        try (Line line = new Line(server.accept())) {
            line.begin();
            line.send(MODULUS + 2 * WINDOW);
            assertThat(line.longestWaitUntilAllAreAcknowledged()).isLessThan(LONGEST);
        }
    }

    /** The controlled station's end of a link, as the standard draws it. */
    private static final class Line implements AutoCloseable {

        private static final int START = 0x68;
        private static final int START_DATA = 0x07;
        private static final int START_DATA_CONFIRMED = 0x0B;
        private static final int TEST = 0x43;
        private static final int TEST_CONFIRMED = 0x83;
        private static final int TOO_LONG_MILLIS = 30_000;

        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        private long received;
        private long sent;
        private long acknowledged;
        private long longestWaitNanos;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(TOO_LONG_MILLIS);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream());
        }

        /** Until the interrogation has come. */
        void begin() throws IOException {
            while (received == 0) {
                read();
            }
        }

        void send(int frames) throws IOException {
            for (int i = 0; i < frames; i++) {
                while (sent - acknowledged >= WINDOW) {
                    waitForOne();
                }
                sendMeasuredValue();
            }
        }

        Duration longestWaitUntilAllAreAcknowledged() throws IOException {
            while (acknowledged < sent) {
                waitForOne();
            }
            return Duration.ofNanos(longestWaitNanos);
        }

        private void waitForOne() throws IOException {
            out.flush();
            long began = System.nanoTime();
            read();
            longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - began);
        }

        /** One short float without time, address 1, spontaneous. */
        private void sendMeasuredValue() throws IOException {
            int send = (int) (sent++ % MODULUS);
            int receive = (int) (received % MODULUS);
            write(START, 18, send << 1, send >> 7, receive << 1, receive >> 7);
            write(13, 1, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0x80, 0x3F, 0);
        }

        private void write(int... bytes) throws IOException {
            for (int each : bytes) {
                out.write(each);
            }
        }

        private void read() throws IOException {
            assertThat(in.readUnsignedByte()).isEqualTo(START);
            byte[] frame = in.readNBytes(in.readUnsignedByte());
            int first = Byte.toUnsignedInt(frame[0]);
            if (first == START_DATA || first == TEST) {
                write(START, 4, first == TEST ? TEST_CONFIRMED : START_DATA_CONFIRMED, 0, 0, 0);
                out.flush();
            } else {
                received += first % 2 == 0 ? 1 : 0;
                int upTo = Byte.toUnsignedInt(frame[2]) >> 1 | Byte.toUnsignedInt(frame[3]) << 7;
                acknowledged += Math.floorMod(upTo - acknowledged, (long) MODULUS);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
