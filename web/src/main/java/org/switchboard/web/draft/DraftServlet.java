package org.switchboard.web.draft;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** {@code /drafts/{matter}} for pages: the same calls as {@code /api/v1/drafts}, which does not look at cookies. */
@WebServlet("/drafts/*")
public class DraftServlet extends HttpServlet {

    private static final String RESOURCE = "/api/v1/drafts";

    /** Nothing that would lead to another resource; whether it names a matter is checked there. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9._-]*)+");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String matter = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (PATH.matcher(matter).matches()) {
            request.getRequestDispatcher(RESOURCE + matter).forward(request, response);
        } else {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.BAD_REQUEST));
        }
    }
}
