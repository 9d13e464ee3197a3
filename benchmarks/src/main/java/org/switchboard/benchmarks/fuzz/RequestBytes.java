package org.switchboard.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A request as bytes, with faults in its line, its headers and the length of its body. */
final class RequestBytes {

    private static final List<String> HEADERS = List.of(
            "Accept: ;;/",
            "Accept: a/b;q=zz",
            "Accept: application/xml",
            "Accept-Language: ;;;q=x,-,@",
            "Accept-Language: zh-CN",
            "Accept-Language: xx-" + "y-".repeat(500),
            "Accept-Encoding: gzip;q=x",
            "Cookie: a=b; ;;=; \"",
            "Cookie: JSESSIONID=" + "0".repeat(500),
            "If-Match: \"\"\"",
            "If-None-Match: *",
            "If-Modified-Since: never",
            "Range: bytes=5-1",
            "Idempotency-Key: 键",
            "Idempotency-Key: " + "k".repeat(300),
            "Content-Encoding: gzip",
            "Content-Encoding: nope",
            "Expect: nothing",
            "Host: ",
            "Origin: https://other.example",
            "Origin: null",
            "Referer: %%%",
            "Forwarded: for=;;;by=\"",
            "X-Forwarded-For: " + "1.1.1.1,".repeat(300),
            "X-Forwarded-Proto: gopher",
            "X-HTTP-Method-Override: DELETE",
            "Faces-Request: partial/ajax",
            "Upgrade: websocket",
            "traceparent: 00-zz-zz-zz",
            "X-Long: " + "y".repeat(9000),
            "No colon here",
            ": no name",
            "Bad\u0001Name: x");
    private static final List<String> TYPES = List.of(
            ";;;/",
            "json",
            "application/json; charset=nope",
            "application/json; charset=utf-16",
            "text/xml",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded; charset=gbk",
            "*/*",
            "");
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "FOO",
            "get",
            "CONNECT",
            "");
    private static final List<String> LENGTHS = List.of("abc", "-5", "", "2, 2", "+1", "99999999999999999999", "0");
    private static final List<String> CODINGS = List.of("gzip", "chunked, chunked", "foo", "identity", "");
    private static final List<String> ENDINGS = List.of(
            "%zz", "%", "%c0%80", "%00", "/..%2f..%2fx", ";x=%zz", "?a=%zz", "?%ff=%ff", "/%2e%2e/", "//", "\t", "#x");

    private final Random random;
    private final HostileValues values;
    private String method;
    private String target;
    private String type;
    private byte[] body;
    private String authorization;
    private final List<String> headers = new ArrayList<>();
    private String length;
    private boolean last;
    private boolean unfinished;

    RequestBytes(Random random, HostileValues values, String method, String target, String type, byte[] body) {
        this.random = random;
        this.values = values;
        this.method = method;
        this.target = target;
        this.type = type;
        this.body = body;
        this.length = body == null ? null : String.valueOf(body.length);
    }

    RequestBytes authorized(String credentials) {
        authorization = credentials;
        return this;
    }

    RequestBytes header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    /** Whether no other request can follow on its connection. */
    boolean isLast() {
        return last;
    }

    /** Whether the server waits for the rest of a body that is never sent. */
    boolean isUnfinished() {
        return unfinished;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    String line() {
        return method + " " + (target.length() > 120 ? target.substring(0, 120) + "…" : target);
    }

    RequestBytes withFault() {
        switch (random.nextInt(12)) {
            case 0 -> method = values.pick(METHODS);
            case 1 -> target += values.pick(ENDINGS);
            case 2 -> target += (target.contains("?") ? "&" : "?") + "a=1&".repeat(random.nextInt(1500));
            case 3, 4 -> headers.add(values.pick(HEADERS));
            case 5 -> type = values.pick(TYPES);
            case 6 ->
                authorization = values.pick(List.of(
                        "Basic", "Basic %%%", "Basic " + "A".repeat(2000), "Bearer x", "Basic bm9ib2R5Ong=", ""));
            case 7 -> chunkedFault();
            case 8 -> {
                if (body != null) {
                    length = values.pick(LENGTHS);
                    last = true;
                }
            }
            case 9 -> {
                headers.add("Transfer-Encoding: " + values.pick(CODINGS));
                last = true;
            }
            case 10 -> cut();
            default -> flip();
        }
        return this;
    }

    private void chunkedFault() {
        if (body == null) {
            return;
        }
        byte[] whole = body;
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        String size = random.nextBoolean()
                ? Integer.toHexString(whole.length)
                : values.pick(List.of("zz", "-1", "fffffffffff"));
        chunks.writeBytes(utf8(size + "\r\n"));
        chunks.writeBytes(whole);
        chunks.writeBytes(utf8("\r\n0\r\n\r\n"));
        body = chunks.toByteArray();
        length = null;
        headers.add("Transfer-Encoding: chunked");
        last = true;
        unfinished = !size.equals(Integer.toHexString(whole.length));
    }

    private void cut() {
        if (body != null && body.length > 1) {
            body = java.util.Arrays.copyOf(body, random.nextInt(body.length));
            length = String.valueOf(body.length);
        }
    }

    private void flip() {
        if (body != null && body.length > 0) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
        }
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        if (authorization != null) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        if (type != null && body != null) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        if (length != null) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (last) {
            head.append("Connection: close\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(utf8(head.append("\r\n").toString()));
        if (body != null) {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
