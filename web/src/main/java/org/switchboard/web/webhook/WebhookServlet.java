package org.switchboard.web.webhook;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.Webhooks;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * {@code POST /webhooks/{name}}: 200 once the records are committed, 401 without the right signature, 404 where no route
 * file opens a webhook, 413, 422 when records were rejected, 503 when the sender should try again.
 */
@WebServlet("/webhooks/*")
public class WebhookServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(WebhookServlet.class.getName());
    private static final String SECONDS_TO_WAIT = "5";

    @Inject
    transient Webhooks webhooks;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookAnswer answer;
        try {
            answer = webhooks.deliver(webhook(request), new HttpDelivery(request));
        } catch (IOException broken) {
            LOG.log(Level.INFO, "delivery broken webhook={0} cause={1}", new Object[] {
                webhook(request), broken.toString()
            });
            refuse(request, response, Problem.of(ProblemKind.MALFORMED_BODY));
            return;
        }
        switch (answer.outcome()) {
            case STORED, ALREADY_THERE -> taken(response, answer);
            case REJECTED -> refuse(request, response, rejected(answer));
            case UNSIGNED -> refuse(request, response, Problem.of(ProblemKind.UNSIGNED));
            case TOO_LARGE -> refuse(request, response, Problem.of(ProblemKind.BODY_TOO_LARGE));
            case NO_SUCH_WEBHOOK -> refuse(request, response, Problem.of(ProblemKind.UNKNOWN_PATH));
            case NOT_NOW -> {
                response.setHeader("Retry-After", SECONDS_TO_WAIT);
                refuse(request, response, Problem.of(ProblemKind.UNAVAILABLE));
            }
        }
    }

    private static String webhook(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo())
                .map(path -> path.substring(1))
                .orElse("");
    }

    private static Problem rejected(WebhookAnswer answer) {
        FieldProblem first = answer.first().orElseThrow();
        return Problem.of(
                ProblemKind.RECORDS_REJECTED,
                first.field(),
                first.value(),
                answer.rejected(),
                answer.accepted() + answer.unchanged(),
                first.field(),
                first.reason());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        ProblemAnswer.write(request, response, problem);
    }

    private static void taken(HttpServletResponse response, WebhookAnswer answer) throws IOException {
        byte[] body = Json.createObjectBuilder()
                .add("accepted", answer.accepted())
                .add("unchanged", answer.unchanged())
                .add("repeated", answer.outcome() == WebhookAnswer.Outcome.ALREADY_THERE)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
