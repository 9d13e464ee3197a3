package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedPageTest {

    private final List<Cookie> set = new ArrayList<>();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                set.add((Cookie) arguments[0]);
                return null;
            });

    /** The request fails the test when it is asked for a session. */
    @Test
    void asked_page_is_kept_without_a_session_and_taken_once() {
        RequestedPage.keep(
                Request.to("GET", "/agentdesk/desk.xhtml")
                        .answering("getQueryString", "customer=5")
                        .answering("getRequestURI", "//agentdesk/desk.xhtml")
                        .build(),
                response);

        assertThat(taken(set.get(0))).contains("/agentdesk/desk.xhtml?customer=5");
        assertThat(set.get(1).getMaxAge()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "%2Fa%0Ab", "%"})
    void page_of_another_site_is_not_taken(String value) {
        assertThat(taken(new Cookie("SWITCHBOARD_PAGE", value))).isEmpty();
    }

    private Optional<String> taken(Cookie cookie) {
        return RequestedPage.take(
                Request.to("POST", "/login.xhtml")
                        .answering("getCookies", new Cookie[] {cookie})
                        .answering("getContextPath", "")
                        .build(),
                response);
    }
}
