package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request with the values that a test gives it, and with attributes; any other call fails the test. */
public final class Request {

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private Request() {}

    public static Request to(String method, String servletPath) {
        Request request = new Request();
        request.answers.put("getMethod", method);
        request.answers.put("getServletPath", servletPath);
        request.answers.put("getPathInfo", null);
        return request;
    }

    /** @param value several ones on a line each */
    public Request header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** @param question name of the method without parameters */
    public Request answering(String question, Object answer) {
        answers.put(question, answer);
        return this;
    }

    public HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getHeader")) {
                        return headers.get((String) arguments[0]);
                    }
                    if (method.getName().equals("getHeaders")) {
                        String value = headers.get((String) arguments[0]);
                        return value == null
                                ? Collections.emptyEnumeration()
                                : Collections.enumeration(List.of(value.split("\n")));
                    }
                    if (method.getName().equals("setCharacterEncoding")) {
                        return null;
                    }
                    if (method.getName().equals("setAttribute")) {
                        return attributes.put((String) arguments[0], arguments[1]);
                    }
                    if (method.getName().equals("getAttribute")) {
                        return attributes.get((String) arguments[0]);
                    }
                    if (answers.containsKey(method.getName())) {
                        return answers.get(method.getName());
                    }
                    throw new AssertionError("asked " + method.getName());
                });
    }
}
