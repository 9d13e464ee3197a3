package org.switchboard.web.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemKind;

/** Why a sign-in was refused, as scripts and programs are told. */
public final class SignInRefusal {

    private static final long BUSY_SECONDS = 5;

    private SignInRefusal() {}

    /** The problem; says in a header when to try again where that is known. */
    public static Problem of(TypedCredential typed, HttpServletResponse response) {
        if (typed.isBusy()) {
            response.setHeader("Retry-After", String.valueOf(BUSY_SECONDS));
            return Problem.of(ProblemKind.SIGN_IN_BUSY);
        }
        Duration wait = typed.retryAfter();
        if (wait.isZero()) {
            return Problem.of(ProblemKind.WRONG_CREDENTIALS);
        }
        long seconds = wait.toSeconds() + 1;
        response.setHeader("Retry-After", String.valueOf(seconds));
        return Problem.of(ProblemKind.TOO_MANY, null, null, seconds);
    }
}
