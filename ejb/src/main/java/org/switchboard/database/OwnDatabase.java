package org.switchboard.database;

import jakarta.persistence.PersistenceException;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** Tells an outage of our own database from one of a source that is a database, too: only we use Jdbi and Jakarta Persistence. */
public final class OwnDatabase {

    private static final int DEEPEST_CAUSE = 20;

    private OwnDatabase() {}

    /** Whether this came of our own database being away. */
    public static boolean isCauseOf(Throwable failure) {
        return SqlState.isOutage(failure)
                && Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(DEEPEST_CAUSE)
                        .anyMatch(cause -> cause instanceof JdbiException || cause instanceof PersistenceException);
    }
}
