package org.switchboard.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.switchboard.privacy.model.RetentionPeriod;
import org.switchboard.shared.OperatorFiles;

/**
 * How many days each period has: {@code retention.properties} of the configuration folder ({@code contacts.days}), else
 * {@code switchboard.retention.contacts.days}, else the usual number. A number out of bounds counts as the nearest bound.
 */
@ApplicationScoped
public class RetentionPeriods {

    private static final Logger LOG = Logger.getLogger(RetentionPeriods.class.getName());
    private static final String FILE = "retention.properties";

    private OperatorFiles files;
    private Function<String, Optional<String>> configured;

    protected RetentionPeriods() {
        // for the container's proxy
    }

    @Inject
    public RetentionPeriods(OperatorFiles files, Config config) {
        this(files, name -> config.getOptionalValue(name, String.class));
    }

    RetentionPeriods(OperatorFiles files, Function<String, Optional<String>> configured) {
        this.files = files;
        this.configured = configured;
    }

    public int days(RetentionPeriod period) {
        String key = period.wireName() + ".days";
        return read(Optional.ofNullable(files.named(FILE).getProperty(key)), period)
                .or(() -> read(configured.apply("switchboard.retention." + key), period))
                .or(() -> read(earlierName(period).flatMap(configured), period))
                .orElse(period.usualDays());
    }

    /** By which sites set a period before there was a file. */
    private static Optional<String> earlierName(RetentionPeriod period) {
        return switch (period) {
            case OUTBOUND_MESSAGES -> Optional.of("switchboard.outbox.keep.days");
            case DRAFTS -> Optional.of("switchboard.drafts.keep.days");
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> read(Optional<String> text, RetentionPeriod period) {
        return text.flatMap(given -> {
            try {
                int days = Integer.parseInt(given.strip());
                if (days != period.bounded(days)) {
                    LOG.log(Level.WARNING, "retention {0} out-of-bounds days={1}", new Object[] {
                        period.wireName(), given
                    });
                }
                return Optional.of(period.bounded(days));
            } catch (NumberFormatException notOne) {
                LOG.log(Level.WARNING, "retention {0} is no number of days", period.wireName());
                return Optional.empty();
            }
        });
    }
}
