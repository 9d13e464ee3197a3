package org.switchboard.web.requestlimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.security.RecordedResponse;
import org.switchboard.web.security.Request;

class RequestLimitFilterTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final BodyMemory memory = new BodyMemory(1 << 20);
    private final RequestLimitFilter filter = new RequestLimitFilter(memory);
    private final Map<String, String> answered = new HashMap<>();
    private int refused;
    private HttpServletRequest passed;
    private String passedBody;

    @ParameterizedTest
    @CsvSource({
        "/login.xhtml, application/x-www-form-urlencoded, 65536",
        "/session, application/x-www-form-urlencoded, 65536",
        "/anything, text/plain, 65536",
        "/api, application/json, 262144",
        "/tmf-api, application/json, 262144",
        "/drafts, application/json, 262144"
    })
    void body_up_to_the_limit_passes_and_one_byte_more_is_refused_whatever_its_length_was_declared(
            String path, String type, int limit) throws Exception {
        send(chunked(path, type, "x".repeat(limit)));
        assertThat(refused).isZero();
        assertThat(passedBody).hasSize(limit);

        send(chunked(path, type, "x".repeat(limit + 1)));
        assertThat(refused).isEqualTo(413);

        send(declared(path, type, "x".repeat(limit + 1)));
        assertThat(refused).isEqualTo(413);
        assertThat(memory.held()).isZero();
    }

    @Test
    void endless_chunked_body_is_read_no_further_than_the_limit() throws Exception {
        Bytes endless = new Bytes(at -> 'x');

        send(Request.to("POST", "/login.xhtml")
                .answering("getContentType", FORM)
                .answering("getContentLengthLong", -1L)
                .answering("getQueryString", null)
                .answering("getRequestURI", "/login.xhtml")
                .answering("getInputStream", endless)
                .header("Transfer-Encoding", "chunked"));

        assertThat(refused).isEqualTo(413);
        assertThat(endless.read).isLessThan(RequestBodyLimit.PAGE + 20_000);
        assertThat(memory.held()).isZero();
    }

    @Test
    void lines_and_signed_deliveries_are_left_to_their_readers() throws Exception {
        send(chunked("/api", "application/x-ndjson; charset=utf-8", "x".repeat(RequestBodyLimit.JSON + 1)));
        assertThat(refused).isZero();
        send(chunked("/webhooks", JSON, "x".repeat(RequestBodyLimit.JSON + 1)));
        assertThat(refused).isZero();
        send(chunked("/login.xhtml", "application/x-ndjson", "x".repeat(RequestBodyLimit.PAGE + 1)));
        assertThat(refused).isEqualTo(413);
    }

    @Test
    void bodies_of_all_requests_together_are_limited_and_the_sender_is_told_when_to_try_again() throws Exception {
        assertThat(memory.reserve((1 << 20) - 100)).isTrue();

        send(chunked("/api", JSON, "x".repeat(200)));
        assertThat(refused).isEqualTo(413);
        assertThat(answered).containsKey("Retry-After");

        memory.release((1 << 20) - 100);
        send(chunked("/api", JSON, "x".repeat(200)));
        assertThat(refused).isZero();
        assertThat(memory.held()).isZero();
    }

    @Test
    void parameters_come_from_the_query_and_the_form() throws Exception {
        send(chunked("/login.xhtml", FORM, "name=%E6%9D%8E+x&name=b&empty").answering("getQueryString", "name=q"));

        assertThat(passed.getParameterValues("name")).containsExactly("q", "李 x", "b");
        assertThat(passed.getParameter("empty")).isEmpty();
        assertThat(passed.getParameter("other")).isNull();
        assertThat(passed.getParameterMap()).containsOnlyKeys("name", "empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%ff=1", "a=%c0%80"})
    void malformed_percent_encoding_is_refused(String form) throws Exception {
        send(chunked("/login.xhtml", FORM, form));

        assertThat(refused).isEqualTo(400);
    }

    @Test
    void too_many_parameters_are_refused_in_a_form_and_in_a_query() throws Exception {
        String many = "a=1&".repeat(RequestLimitFilter.MOST_PARAMETERS + 1);

        send(chunked("/login.xhtml", FORM, many));
        assertThat(refused).isEqualTo(400);

        send(chunked("/login.xhtml", FORM, "a=1").answering("getQueryString", many));
        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-123:456", "1:1", "rO0ABXNyA", "ODlh&jakarta.faces.ViewState=1:1"})
    void view_state_that_faces_cannot_look_up_is_refused(String state) throws Exception {
        send(chunked("/login.xhtml", FORM, "jakarta.faces.ViewState=" + state));

        assertThat(refused).isEqualTo(400);
    }

    @Test
    void view_state_as_faces_writes_it_passes() throws Exception {
        send(chunked("/login.xhtml", FORM, "jakarta.faces.ViewState=ODlhYWM5ZDQ2MDI2MmU4ZjAwMDAwMDAx"));

        assertThat(refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "chunked, gzip", "identity", "x", ""})
    void unknown_transfer_coding_is_refused(String coding) throws Exception {
        send(chunked("/api", JSON, "{}").header("Transfer-Encoding", coding));

        assertThat(refused).isEqualTo(400);
    }

    @Test
    void length_beside_a_transfer_coding_is_refused() throws Exception {
        send(chunked("/api", JSON, "{}").header("Content-Length", "2"));

        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"TRACE, /api", "FOO, /api", "get, /api", "PUT, /login.xhtml", "CONNECT, /login.xhtml"})
    void unknown_method_is_refused_with_the_known_ones(String method, String path) throws Exception {
        send(with(Request.to(method, path), JSON, -1, "{}"));

        assertThat(refused).isEqualTo(405);
        assertThat(answered.get("Allow")).contains("GET", "POST");
    }

    @Test
    void multipart_is_refused_because_no_page_takes_files() throws Exception {
        send(chunked("/login.xhtml", "multipart/form-data; boundary=", "--\r\n"));

        assertThat(refused).isEqualTo(415);
    }

    @Test
    void body_that_breaks_off_is_refused() throws Exception {
        send(chunked("/api", JSON, "").answering("getInputStream", new Bytes(at -> {
            throw new IllegalStateException("bad chunk");
        })));

        assertThat(refused).isEqualTo(400);
    }

    @Test
    void request_without_body_passes_as_it_is() throws Exception {
        send(with(Request.to("GET", "/login.xhtml"), null, 0, ""));

        assertThat(refused).isZero();
        assertThat(passed).isNotInstanceOf(ReadRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5", "+2", "2, 2", "3\n2", "", "99999999999999999999", "0x2"})
    void body_with_a_length_that_is_not_one_number_is_refused(String length) throws Exception {
        send(declared("/api", JSON, "{}").header("Content-Length", length));

        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";;;/",
                "json",
                "a/",
                "/b",
                "a/b/c",
                "application/json; charset=nope",
                "text/html; charset=",
                "a/b; charset=\"a b\""
            })
    void content_type_that_the_server_cannot_read_is_refused(String type) throws Exception {
        send(declared("/api", type, "{}"));
        assertThat(refused).isEqualTo(400);

        refused = 0;
        send(declared("/login.xhtml", type, "{}"));
        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf8",
                "Application/JSON; Charset=\"UTF-8\"; x=y",
                "text/plain;"
            })
    void usual_content_type_passes(String type) throws Exception {
        send(declared("/api", type, "{}"));

        assertThat(refused).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|;;/",
                "Accept|foo",
                "Accept|a/b;q=zz",
                "Accept|a/b;q=",
                "Accept|text/html, x",
                "Accept-Language|;;;q=x,-,@",
                "Accept-Language|zh;q=x",
                "Accept-Language|zh_CN-;;q=-"
            })
    void wish_that_the_server_cannot_read_is_refused(String header, String value) throws Exception {
        send(declared("/api", JSON, "{}").header(header, value));

        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
                "Accept|text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "Accept|*/*",
                "Accept-Language|zh-CN,zh;q=0.9,en;q=0.8",
                "Accept-Language|*",
                "Accept-Language|zh-Hans-CN, en-US;q=1.0"
            })
    void usual_wish_passes(String header, String value) throws Exception {
        send(declared("/api", JSON, "{}").header(header, value));

        assertThat(refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a|b", "q=\"", "q=a\t", "q={}"})
    void query_of_a_call_that_is_no_uri_is_refused(String query) throws Exception {
        send(declared("/api", JSON, "{}").answering("getQueryString", query));
        assertThat(refused).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"FOO, GET", "POST, gzip", "POST, chunked"})
    void page_whose_query_cannot_be_read_is_refused_without_an_error_page_whatever_else_is_wrong(
            String method, String coding) throws Exception {
        RecordedResponse page = new RecordedResponse();
        HttpServletRequest sent = declared("/login.xhtml", FORM, "a=1")
                .answering("getMethod", method)
                .answering("getQueryString", "order=%EF%B7%BA%E")
                .header("Transfer-Encoding", coding)
                .build();

        filter.doFilter(sent, page.asServletResponse(), (inner, response) -> fail("passed on"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<h1>").doesNotContain("<form");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /api, 0", "PATCH, /webhooks, 405", "PATCH, /session, 405", "PUT, /session, 0"})
    void patch_is_for_calls_only(String method, String path, int expected) throws Exception {
        send(declared(path, JSON, "{}").answering("getMethod", method));
        assertThat(refused).isEqualTo(expected);
    }

    @Test
    void path_that_is_not_utf8_is_refused() throws Exception {
        send(declared("/api", JSON, "{}").answering("getRequestURI", "/api/v1/%c0%80"));

        assertThat(refused).isEqualTo(400);
    }

    private void send(Request request) throws Exception {
        refused = 0;
        passed = null;
        passedBody = null;
        HttpServletRequest sent = request.build();
        filter.doFilter(sent, response(), (inner, response) -> {
            passed = (HttpServletRequest) inner;
            passedBody = new String(passed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        });
        assertThat(passed == null).isEqualTo(refused != 0);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "sendError" -> refused = (int) arguments[0];
                        case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
                        default -> throw new AssertionError("asked " + method.getName());
                    }
                    return null;
                });
    }

    private static Request chunked(String path, String type, String body) {
        return with(Request.to("POST", path), type, -1, body).header("Transfer-Encoding", "chunked");
    }

    private static Request declared(String path, String type, String body) {
        return with(Request.to("POST", path), type, body.length(), body);
    }

    private static Request with(Request request, String type, long length, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return request.answering("getContentType", type)
                .answering("getContentLengthLong", length)
                .answering("getQueryString", null)
                .answering("getRequestURI", "/")
                .answering("getInputStream", new Bytes(at -> at < bytes.length ? bytes[at] & 0xff : -1));
    }

    /** Bytes by their position, as they would come from a connection. */
    private static final class Bytes extends ServletInputStream {

        private final IntUnaryOperator bytes;
        private int read;

        Bytes(IntUnaryOperator bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.applyAsInt(read++);
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("not asked for");
        }
    }
}
