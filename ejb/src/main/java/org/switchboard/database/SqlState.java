package org.switchboard.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the database refused a statement, by the classes of SQLSTATE (PostgreSQL documentation, appendix A). */
public final class SqlState {

    private static final String DATA_EXCEPTION = "22";
    private static final String INTEGRITY_VIOLATION = "23";
    /** A value that is larger or nested more deeply than the database takes. */
    private static final String PROGRAM_LIMIT = "54";

    private static final String TRANSACTION_ROLLBACK = "40";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";

    private static final String CONNECTION_EXCEPTION = "08";
    /** The database asks for what this node does not have, such as a password. */
    private static final String CONNECTION_REJECTED = "08004";

    private static final String OPERATOR_INTERVENTION = "57P";

    private final String code;

    private SqlState(String code) {
        this.code = code;
    }

    /** Of the first cause that has one. */
    public static Optional<SqlState> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .map(SqlState::new)
                .findFirst();
    }

    /** The first line of the message of the first cause that has a state; of the failure itself when none has. */
    public static String reasonOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .or(() -> Optional.of(failure))
                .flatMap(cause -> String.valueOf(cause.getMessage()).lines().findFirst())
                .orElse("");
    }

    /** Whether the database could not be reached, has gone, or does not admit anybody yet. */
    public boolean isConnectionFailure() {
        return code.startsWith(CONNECTION_EXCEPTION) && !code.equals(CONNECTION_REJECTED)
                || code.startsWith(OPERATOR_INTERVENTION);
    }

    /** Whether the database being away is the cause, and nothing else. */
    public static boolean isOutage(Throwable failure) {
        return of(failure).filter(SqlState::isConnectionFailure).isPresent();
    }

    /** Whether the values themselves are to blame, so that they are refused again however often they are sent. */
    public boolean isAboutValues() {
        return code.startsWith(DATA_EXCEPTION)
                || code.startsWith(INTEGRITY_VIOLATION)
                || code.startsWith(PROGRAM_LIMIT);
    }

    /** Whether the same transaction may succeed when it is tried again: a deadlock, a lock not had in time, a cancellation. */
    public boolean isPassing() {
        return code.startsWith(TRANSACTION_ROLLBACK) || code.equals(LOCK_NOT_AVAILABLE) || code.equals(QUERY_CANCELED);
    }
}
