package org.switchboard.integration.postgres;

import java.sql.SQLException;
import org.switchboard.integration.link.LinkLost;

/** What a database, or the lack of one, says to us, as sentences. */
final class PostgresFailure {

    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";
    private static final String OBJECT_IN_USE = "55006";
    private static final String SHUT_DOWN = "57P";

    private PostgresFailure() {}

    static LinkLost of(String url, Throwable failure) {
        return new LinkLost(sentence(url, failure), failure);
    }

    private static String sentence(String url, Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return sentence(url, refused);
            }
            deepest = cause;
        }
        return "The changes of " + url + " cannot be read: " + firstLine(deepest) + ".";
    }

    private static String sentence(String url, SQLException refused) {
        String state = refused.getSQLState();
        if (state.startsWith(AUTHORIZATION)) {
            return url + " refuses our user or password.";
        }
        if (state.startsWith(CONNECTION) || state.startsWith(SHUT_DOWN)) {
            return "No connection to " + url + ": " + firstLine(refused) + ".";
        }
        if (state.equals(OBJECT_IN_USE)) {
            return "Another client reads the replication slot of " + url + ": " + firstLine(refused) + ".";
        }
        return url + " refuses: " + firstLine(refused) + ".";
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
