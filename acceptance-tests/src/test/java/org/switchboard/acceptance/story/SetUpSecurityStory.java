package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** What the server's own configuration protects: host names, headers of proxies, TLS. Requests are written by hand. */
@WithSwitchboard
class SetUpSecurityStory {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final List<String> PATHS = List.of(
            "/",
            "/login.xhtml",
            "/agentdesk/desk.xhtml",
            "/api/v1/sources",
            "/webhooks/none",
            "/jakarta.faces.resource/none.css.xhtml");

    private Workbench workbench;
    private int port;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        port = running.server().url().getPort();
    }

    @Test
    void unknown_host_is_refused_on_every_path() throws Exception {
        for (String path : PATHS) {
            for (String host : List.of("evil.example", "localhost.evil.example:" + port, "192.0.2.7", "")) {
                Reply reply = get(path, "Host: " + host);
                assertThat(reply.status()).as(path + " of " + host).isEqualTo(400);
                assertThat(reply.text()).as(path + " of " + host).doesNotContain("evil.example/");
            }
            assertThat(get(path, "Host: localhost\r\nHost: evil.example").status())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(reply("GET https://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.0.0.9", "[::1]", "desk.localhost"})
    void every_name_of_the_loopback_interface_is_known(String host) throws Exception {
        assertThat(get("/login.xhtml", "Host: " + host + ":" + port).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: http\r\nX-Forwarded-For: 192.0.2.7",
                "Forwarded: for=192.0.2.7;host=evil.example;proto=http",
                "$WSSN: evil.example\r\n$WSSC: http\r\n$WSSP: 80\r\n$WSIS: false\r\n$WSRA: 192.0.2.7"
            })
    void headers_of_a_proxy_that_is_not_named_are_ignored(String headers) throws Exception {
        Reply reply = get("/", "Host: localhost:" + port + "\r\n" + headers);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).isEqualTo("https://localhost:" + port + "/login.xhtml");
        assertThat(reply.header("Strict-Transport-Security")).contains("max-age");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /%zz HTTP/1.1",
                "GET /a%00b HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /error/none HTTP/1.1",
                "GET /none HTTP/1.1",
                "GET /health/none HTTP/1.1",
                "GET /metrics HTTP/1.1",
                "GET /WEB-INF/web.xml HTTP/1.1",
                "TRACE /login.xhtml HTTP/1.1",
                "DELETE /api/v1/sources HTTP/1.1",
                "GET /webhooks/none HTTP/1.1",
                "OPTIONS * HTTP/1.1"
            })
    void refusal_carries_the_security_headers_whoever_writes_it(String firstLine) throws Exception {
        Reply reply = reply(firstLine + "\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");

        assertThat(reply.status()).isIn(302, 400, 401, 403, 404, 405);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Strict-Transport-Security")).contains("max-age");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.text()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%zz", "/none", "/error/none", "/login.xhtml", "/api/v1/sources", "/health/none", "/metrics"})
    void answer_over_tls_says_once_that_tls_is_needed(String path) throws Exception {
        Reply reply = get(path, "Host: localhost:" + port);
        assertThat(reply.text()).containsOnlyOnce("Strict-Transport-Security: max-age=31536000");
    }

    @Test
    void line_and_headers_beyond_the_limits_are_refused_with_the_security_headers() throws Exception {
        String longLine = "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String manyHeaders = "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-A: 1\r\n".repeat(600) + "\r\n";
        for (String request : List.of(longLine, manyHeaders)) {
            Reply reply = reply(request);
            assertThat(reply.status()).isBetween(400, 499);
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void ciphers_without_forward_secrecy_or_authentication_of_the_data_are_refused() throws Exception {
        for (String cipher : List.of(
                "TLS_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_RSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256")) {
            assertThatThrownBy(() -> handshake("TLSv1.2", cipher)).as(cipher).isInstanceOf(SSLException.class);
        }
        for (String cipher : List.of(
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")) {
            assertThat(handshake("TLSv1.2", cipher)).isEqualTo(cipher);
        }
        assertThat(handshake("TLSv1.3", "TLS_AES_128_GCM_SHA256")).isEqualTo("TLS_AES_128_GCM_SHA256");
    }

    @Test
    void failed_handshakes_leave_no_line_in_the_log() throws Exception {
        for (String sent :
                List.of("GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0000\u0005hello", "\u0001".repeat(300))) {
            for (int i = 0; i < 10; i++) {
                try (Socket socket = new Socket("localhost", port)) {
                    socket.setSoTimeout(TIMEOUT_MILLIS);
                    socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getInputStream().readNBytes(1);
                } catch (IOException closed) {
                    // as it should be
                }
            }
        }
        assertThatThrownBy(() -> handshake("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256"))
                .isInstanceOf(SSLException.class);

        assertThat(Files.readString(workbench.server().log()))
                .doesNotContain("CWWKO0801E", "SSLHandshakeException", "SSLException");
    }

    private Reply get(String path, String headers) throws Exception {
        return reply("GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
    }

    private Reply reply(String request) throws Exception {
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new Reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String handshake(String protocol, String cipher) throws Exception {
        try (SSLSocket socket = connect()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {cipher});
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private SSLSocket connect() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyServer()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private record Reply(String text) {

        int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return Arrays.stream(text.split("\r\n\r\n", 2)[0].split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** The certificate is not what is tested here. */
    private static final class AnyServer implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
