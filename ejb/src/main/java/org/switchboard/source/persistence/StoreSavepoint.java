package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Stores a list as a whole and, when the database refuses it, by halves, until what it refuses is alone. Savepoints
 * keep the transaction usable after a refusal.
 */
@ApplicationScoped
public class StoreSavepoint {

    /** The keys that changed something, and the elements that the database refused with its reason. */
    public record Outcome<T>(Set<String> changed, Map<T, String> refused) {}

    private static final String NAME = "store";

    @Inject
    Jdbi jdbi;

    public <T> Outcome<T> store(List<T> elements, Function<List<T>, Set<String>> write) {
        Outcome<T> outcome = new Outcome<>(new HashSet<>(), new LinkedHashMap<>());
        if (!elements.isEmpty()) {
            try (Handle handle = jdbi.open()) {
                store(handle, elements, write, outcome);
            }
        }
        return outcome;
    }

    private <T> void store(Handle handle, List<T> elements, Function<List<T>, Set<String>> write, Outcome<T> outcome) {
        handle.execute("savepoint " + NAME);
        try {
            outcome.changed.addAll(write.apply(elements));
            handle.execute("release savepoint " + NAME);
        } catch (JdbiException refusal) {
            handle.execute("rollback to savepoint " + NAME);
            if (elements.size() == 1) {
                outcome.refused.put(elements.get(0), reasonOf(refusal));
            } else {
                int half = elements.size() / 2;
                store(handle, elements.subList(0, half), write, outcome);
                store(handle, elements.subList(half, elements.size()), write, outcome);
            }
        }
    }

    /** PostgreSQL's own sentence, without the statement that Jdbi adds. */
    private static String reasonOf(JdbiException refusal) {
        Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused by the database");
    }
}
