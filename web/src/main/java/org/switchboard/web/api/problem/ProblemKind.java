package org.switchboard.web.api.problem;

import java.util.Locale;

/** Every kind of problem, its HTTP status, and with its code the type of RFC 9457 and its sentences. */
public enum ProblemKind {
    BAD_REQUEST(400),
    BAD_VALUE(400),
    ONE_OF_THESE(400),
    MALFORMED_BODY(400),
    BAD_ENCODING(400),
    CHARSET(400),
    UNKNOWN_HOST(400),
    NO_CREDENTIALS(401),
    WRONG_CREDENTIALS(401),
    SESSION_EXPIRED(401),
    UNSIGNED(401),
    FORBIDDEN(403),
    CROSS_SITE(403),
    UNKNOWN_PATH(404),
    UNKNOWN_RECORD_TYPE(404),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    ALREADY_THERE(409),
    CHANGED_MEANWHILE(409),
    REQUEST_IN_PROGRESS(409),
    STILL_DARK(409),
    VERSION_IS_OLD(412),
    BODY_TOO_LARGE(413),
    MEDIA_TYPE(415),
    REFUSED(422),
    KEY_OF_OTHER_REQUEST(422),
    RECORDS_REJECTED(422),
    TOO_MANY(429),
    FAILURE(500),
    SOURCE_PAUSED(503),
    SOURCE_BUSY(503),
    UNAVAILABLE(503),
    DATABASE_UNAVAILABLE(503);

    private final int status;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The key of its title in the bundle {@code messages.problems}, and the end of its type. */
    public String code() {
        return code;
    }

    /** The kind for what the server itself refuses. */
    public static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 401 -> NO_CREDENTIALS;
            case 403 -> FORBIDDEN;
            case 404 -> UNKNOWN_PATH;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : FAILURE;
        };
    }
}
