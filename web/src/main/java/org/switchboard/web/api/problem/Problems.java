package org.switchboard.web.api.problem;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.audit.ReadingBudgetExceeded;
import org.switchboard.database.SqlState;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.source.feed.SourcePaused;
import org.switchboard.source.intake.SourceBusy;

/** The answer for an exception. An internal error goes to the log under an incident number. */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    private static final int DEEPEST_CAUSE = 20;
    private static final Pattern NAMED_PROPERTY = Pattern.compile("property '([A-Za-z]{1,60})'");

    private Problems() {}

    static Problem of(Throwable thrown) {
        return cause(thrown, ProblemException.class)
                .map(ProblemException::problem)
                .or(() -> cause(thrown, BusinessException.class).map(Problems::of))
                .or(() -> cause(thrown, ConstraintViolationException.class).map(Problems::of))
                .or(() -> cause(thrown, OptimisticLockException.class)
                        .map(lost -> Problem.of(ProblemKind.CHANGED_MEANWHILE)))
                .or(() -> unreadable(thrown))
                .or(() -> cause(thrown, WebApplicationException.class).flatMap(Problems::refusedByServer))
                .or(() -> SqlState.isOutage(thrown)
                        ? Optional.of(Problem.of(ProblemKind.DATABASE_UNAVAILABLE))
                        : Optional.empty())
                .orElseGet(() -> failure(thrown));
    }

    private static Problem of(BusinessException refusal) {
        return Problem.of(kind(refusal), refusal);
    }

    private static ProblemKind kind(BusinessException refusal) {
        if (refusal instanceof NotFoundException) {
            return ProblemKind.NOT_FOUND;
        }
        if (refusal instanceof AccessDenied) {
            return ProblemKind.FORBIDDEN;
        }
        if (refusal instanceof ReadingBudgetExceeded) {
            return ProblemKind.TOO_MANY;
        }
        if (refusal instanceof SourcePaused) {
            return ProblemKind.SOURCE_PAUSED;
        }
        if (refusal instanceof SourceBusy) {
            return ProblemKind.SOURCE_BUSY;
        }
        String key = refusal.key();
        if (key.endsWith("changed-meanwhile")) {
            return ProblemKind.CHANGED_MEANWHILE;
        }
        if (key.endsWith("-exists")) {
            return ProblemKind.ALREADY_THERE;
        }
        return key.startsWith("bad-") || key.startsWith("unknown-") ? ProblemKind.BAD_VALUE : ProblemKind.REFUSED;
    }

    /** Several things may be wrong; the first by name is reported, always the same one. */
    private static Problem of(ConstraintViolationException broken) {
        return broken.getConstraintViolations().stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(Problems::of)
                .orElseGet(() -> Problem.of(ProblemKind.BAD_REQUEST));
    }

    private static Problem of(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        String constraint = template.replaceAll("^\\{jakarta\\.validation\\.constraints\\.|\\.message}$", "");
        return Problem.constraint(
                field(violation.getPropertyPath()),
                violation.getInvalidValue() == null ? null : String.valueOf(violation.getInvalidValue()),
                constraint,
                violation.getConstraintDescriptor().getAttributes());
    }

    /** The parameter's or the property's own name, without the method that it belongs to. */
    private static String field(Path path) {
        String name = "";
        for (Path.Node node : path) {
            name = node.getName() == null ? name : node.getName();
        }
        return name;
    }

    private static Optional<Problem> unreadable(Throwable thrown) {
        return Stream.of(JsonbException.class, JsonParsingException.class)
                .flatMap(type -> cause(thrown, type).stream())
                .findFirst()
                .map(malformed -> property(malformed)
                        .map(name -> Problem.of(ProblemKind.MALFORMED_BODY).at(name, null))
                        .orElseGet(() -> Problem.of(ProblemKind.MALFORMED_BODY)));
    }

    /** The property whose value was of another type than it has to be, as the JSON reader names it. */
    private static Optional<String> property(Throwable malformed) {
        return Optional.ofNullable(malformed.getMessage())
                .map(NAMED_PROPERTY::matcher)
                .filter(Matcher::find)
                .map(name -> name.group(1));
    }

    private static Optional<Problem> refusedByServer(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return status < 500 || status == ProblemKind.UNAVAILABLE.status()
                ? Optional.of(Problem.of(ProblemKind.ofStatus(status)))
                : Optional.empty();
    }

    private static Problem failure(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, thrown, () -> "api failure incident=" + incident);
        return Problem.failure(incident);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
