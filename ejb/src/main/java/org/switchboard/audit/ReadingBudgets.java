package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.Budget;
import org.switchboard.shared.OperatorFiles;

/**
 * What a user may read in a minute: {@code reading-budgets.properties} of the configuration folder for one user
 * ({@code view.limit.wang}) or for all ({@code view.limit}), else {@code switchboard.reading.view.limit}, else the defaults
 * here. In each, 0 is no bound.
 */
@ApplicationScoped
public class ReadingBudgets {

    private static final Logger LOG = Logger.getLogger(ReadingBudgets.class.getName());
    private static final String FILE = "reading-budgets.properties";

    /** A look-up answers while the agent types, so that one question counts several times. */
    private static final Map<AuditKind, Budget> DEFAULTS = Map.of(
            AuditKind.VIEW, new Budget(60, 200),
            AuditKind.TICKET, new Budget(120, 0),
            AuditKind.LOOK_UP, new Budget(300, 0),
            AuditKind.REVEAL, new Budget(10, 30));

    private OperatorFiles files;
    private Function<String, Optional<String>> configured;

    protected ReadingBudgets() {
        // for the container's proxy
    }

    @Inject
    public ReadingBudgets(OperatorFiles files, Config config) {
        this(files, name -> config.getOptionalValue(name, String.class));
    }

    ReadingBudgets(OperatorFiles files, Function<String, Optional<String>> configured) {
        this.files = files;
        this.configured = configured;
    }

    public Budget of(AuditKind kind, String user) {
        Budget usual = DEFAULTS.get(kind);
        return usual == null
                ? Budget.NONE
                : new Budget(value(kind, "alarm", user, usual.alarm()), value(kind, "limit", user, usual.limit()));
    }

    private int value(AuditKind kind, String bound, String user, int usual) {
        String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + bound;
        return Stream.of(
                        read(files.named(FILE).getProperty(key + "." + user), key + "." + user),
                        read(files.named(FILE).getProperty(key), key),
                        configured.apply("switchboard.reading." + key).flatMap(text -> read(text, key)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(usual);
    }

    /** A value that is no number leaves what would hold without it. */
    private static Optional<Integer> read(String text, String key) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseUnsignedInt(text.strip())).filter(number -> number >= 0);
        } catch (NumberFormatException notOne) {
            LOG.log(Level.WARNING, "reading budget {0} is no number", key);
            return Optional.empty();
        }
    }
}
