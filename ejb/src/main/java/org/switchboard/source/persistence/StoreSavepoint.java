package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.switchboard.database.SqlState;
import org.switchboard.shared.BusinessException;

/**
 * Stores a list as a whole and, when the database refuses a value or the feature an element, by halves, until what is
 * refused is alone. Savepoints keep the transaction usable after a refusal. Any other failure, such as a deadlock or a
 * lost connection, is not about the elements and ends the transaction.
 */
@ApplicationScoped
public class StoreSavepoint {

    /** The keys that changed something, and the elements that the database refused with its reason. */
    public record Outcome<T>(Set<String> changed, Map<T, String> refused) {}

    private static final String NAME = "store";

    @Inject
    Jdbi jdbi;

    protected StoreSavepoint() {
        // for the container's proxy
    }

    public StoreSavepoint(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public <T> Outcome<T> store(List<T> elements, Function<List<T>, Set<String>> write) {
        if (elements.isEmpty()) {
            return new Outcome<>(Set.of(), Map.of());
        }
        Map<T, String> refused = new LinkedHashMap<>();
        try (Handle handle = jdbi.open()) {
            return new Outcome<>(store(handle, elements, write, refused), refused);
        }
    }

    private <T> Set<String> store(
            Handle handle, List<T> elements, Function<List<T>, Set<String>> write, Map<T, String> refused) {
        handle.execute("savepoint " + NAME);
        try {
            Set<String> changed = write.apply(elements);
            handle.execute("release savepoint " + NAME);
            return changed;
        } catch (JdbiException | BusinessException refusal) {
            if (!isAboutElements(refusal)) {
                throw refusal;
            }
            handle.execute("rollback to savepoint " + NAME);
            if (elements.size() == 1) {
                refused.put(elements.get(0), reasonOf(refusal));
                return Set.of();
            }
            int half = elements.size() / 2;
            Set<String> changed = new HashSet<>(store(handle, elements.subList(0, half), write, refused));
            changed.addAll(store(handle, elements.subList(half, elements.size()), write, refused));
            return changed;
        }
    }

    private static boolean isAboutElements(RuntimeException refusal) {
        return refusal instanceof BusinessException
                || SqlState.of(refusal).filter(SqlState::isAboutValues).isPresent();
    }

    /** The feature's own sentence, or PostgreSQL's without the statement that Jdbi adds. */
    private static String reasonOf(RuntimeException refusal) {
        if (refusal instanceof BusinessException business) {
            return business.sentence(Locale.ENGLISH);
        }
        Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused by the database");
    }
}
