package org.switchboard.web.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code GET /openapi}: the description of {@code /api}, made when it was built. The server's own page for it is not
 * used because it cannot be closed to unauthenticated requests.
 */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    private static final String JSON = "application/json";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = wantsJson(request);
        response.setContentType(json ? JSON : "application/yaml");
        response.setCharacterEncoding("UTF-8");
        try (InputStream description =
                getClass().getResourceAsStream(json ? "/openapi/openapi.json" : "/openapi/openapi.yaml")) {
            description.transferTo(response.getOutputStream());
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return "json".equalsIgnoreCase(request.getParameter("format")) || accept != null && accept.contains(JSON);
    }
}
