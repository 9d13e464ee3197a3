package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** Requests that no proper client sends are refused, by bytes on a connection: a status, a problem for programs, a line in the log. */
@WithSwitchboard
class RefusedRequestsStory {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NDJSON = "Content-Type: application/x-ndjson\r\n";
    private static final String LINE = "request refused status=";
    private static final String CALLS = "/api/v1/trouble-calls";
    private static final String INTAKE = "/api/v1/intake/refused/customer";
    private static final String LOGIN = "/login.xhtml";
    private static final int MILLIS = 30_000;

    private static final Pattern ENTRY = Pattern.compile("\\R(?=\\[\\d)");
    private static final Pattern OF_OTHERS = Pattern.compile(
            "\\[[^]]+] \\p{XDigit}{8} (com\\.ibm\\.ws\\.channel\\.ssl|org\\.apache\\.camel|org\\.switchboard\\.integration)");

    private Workbench workbench;
    private String credentials;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        DemoUser admin = running.users().with("admin");
        credentials = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((admin.name() + ":" + admin.password()).getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    /** @param lines how many of the filter's lines the log has afterwards */
    private record Case(String name, int status, int lines, String head, byte[] body) {}

    private static final List<Case> CASES = List.of(
            form("form beyond 64 KB", 413, 1, FORM, "a=" + "x".repeat(70_000)),
            form("form with a thousand parameters and more", 400, 1, FORM, "a=1&".repeat(1_100)),
            form("form that is not percent-encoded", 400, 1, FORM, "a=%zz"),
            form("malformed view state", 400, 1, FORM, "jakarta.faces.ViewState=x:y"),
            form("well-formed and unknown view state", 410, 0, FORM, "jakarta.faces.ViewState=AAAA"),
            form("files", 415, 1, "Content-Type: multipart/form-data; boundary=x\r\n", "--x\r\n"),
            form("form of an unknown character set", 400, 1, FORM.strip() + "; charset=nope\r\n", "a=1"),
            new Case(
                    "form of an unknown character set with a query",
                    400,
                    1,
                    "POST " + LOGIN + "?order=%EF%B7%BA\n" + FORM.strip() + "; charset=nope\r\n",
                    bytes("a=1")),
            form("form of no content type", 400, 1, "Content-Type: ;;;/\r\n", "a=1"),
            api("call beyond 256 KB", 413, 1, CALLS, JSON, "{\"text\":\"" + "x".repeat(300_000) + "\"}"),
            api("call nested without end", 400, 0, CALLS, JSON, "[".repeat(100_000)),
            api("call with a huge number", 400, 0, CALLS, JSON, "{\"customerId\":" + "9".repeat(5_000) + "}"),
            api(
                    "call with a huge exponent",
                    404,
                    0,
                    CALLS,
                    JSON,
                    "{\"customerId\":1e999999,\"symptom\":\"no-supply\"}"),
            api("call of an unknown character set", 400, 1, CALLS, JSON.strip() + "; charset=nope\r\n", "{}"),
            api("call of no content type", 400, 1, CALLS, "Content-Type: ;;;/\r\n", "{}"),
            api("records of no content type", 400, 1, INTAKE, "Content-Type: ;;;/\r\n", "{}"),
            api("length below zero", 400, 0, CALLS, JSON + "Content-Length: -5\r\n", ""),
            api("unknown transfer coding", 400, 1, CALLS, JSON + "Transfer-Encoding: gzip\r\n", ""),
            api("accepting nothing readable", 400, 1, CALLS, JSON + "Accept: a/b;q=zz\r\n", "{}"),
            api("languages that are none", 400, 1, CALLS, JSON + "Accept-Language: zh;q=x\r\n", "{}"),
            new Case("unknown method", 405, 1, "FOO " + LOGIN, null),
            new Case("path that is not UTF-8", 400, 1, "GET /api/v1/%c0%80", null),
            new Case("query that is no URI", 400, 1, "GET /api/v1/customers?limit=x&q=|\"", null));

    private static Case form(String name, int status, int lines, String headers, String body) {
        return new Case(name, status, lines, "POST " + LOGIN + "\n" + headers, bytes(body));
    }

    private static Case api(String name, int status, int lines, String path, String headers, String body) {
        return new Case(name, status, lines, "POST " + path + "\n" + headers, bytes(body));
    }

    @Test
    void malformed_request_is_refused_with_a_status_and_one_line_and_no_stack_trace() throws IOException {
        SoftAssertions each = new SoftAssertions();
        for (Case sent : CASES) {
            int before = log().length();
            String answer = send(sent);
            List<String> entries = entriesSince(before);

            each.assertThat(answer).as(sent.name()).startsWith("HTTP/1.1 " + sent.status() + " ");
            each.assertThat(answer).as(sent.name()).doesNotContain("\tat ", "at org.", "Exception");
            if (sent.head().contains("/api/")) {
                each.assertThat(answer)
                        .as(sent.name())
                        .contains("application/problem+json", "urn:switchboard:problem:");
            }
            each.assertThat(entries.stream().filter(entry -> entry.contains(LINE)))
                    .as(sent.name())
                    .hasSize(sent.lines());
            each.assertThat(entries.stream().filter(entry -> entry.contains("\n\tat ")))
                    .as("stack traces of: " + sent.name())
                    .isEmpty();
        }
        each.assertAll();
        assertThat(Api.as("agent", workbench).get("customers?q=a").status()).isEqualTo(200);
    }

    @Test
    void endless_body_is_refused_when_its_limit_is_reached() throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream()
                    .write(bytes("POST " + LOGIN + " HTTP/1.1\r\nHost: " + host() + "\r\n" + FORM
                            + "Transfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = bytes("2000\r\n" + "x".repeat(0x2000) + "\r\n");
            try {
                for (int i = 0; i < 2_000; i++) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (IOException refused) {
                // the server has answered and ended the connection
            }
            assertThat(read(socket)).matches(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 413 "));
        }
        assertThat(log()).contains("request refused status=413 reason=length path=" + LOGIN);
    }

    private String send(Case sent) throws IOException {
        String[] parts = sent.head().split("\n", 2);
        StringBuilder head = new StringBuilder(parts[0] + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n");
        if (sent.head().contains("/api/")) {
            head.append(credentials);
        }
        if (parts.length > 1) {
            head.append(parts[1]);
        }
        boolean framed = sent.head().contains("Content-Length") || sent.head().contains("Transfer-Encoding");
        if (!framed && sent.body() != null && sent.body().length > 0) {
            head.append("Content-Length: ").append(sent.body().length).append("\r\n");
        }
        try (Socket socket = socket()) {
            socket.getOutputStream().write(bytes(head.append("\r\n").toString()));
            try {
                socket.getOutputStream().write(sent.body() == null ? new byte[0] : sent.body());
            } catch (IOException refused) {
                // the answer came before the whole body was sent
            }
            return read(socket);
        }
    }

    private String host() {
        return workbench.server().url().getAuthority();
    }

    private Socket socket() throws IOException {
        URI server = workbench.server().url();
        Socket socket = workbench
                .server()
                .client()
                .sslContext()
                .getSocketFactory()
                .createSocket(server.getHost(), server.getPort());
        socket.setSoTimeout(MILLIS);
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (byte[] part = in.readNBytes(1024); part.length > 0; part = in.readNBytes(1024)) {
                answer.append(new String(part, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            // what came before is the answer
        }
        return answer.toString();
    }

    private List<String> entriesSince(int length) throws IOException {
        return ENTRY.splitAsStream(log().substring(length))
                .filter(entry -> !OF_OTHERS.matcher(entry).lookingAt())
                .collect(Collectors.toList());
    }

    private String log() throws IOException {
        return Files.readString(workbench.server().directory().messages());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
