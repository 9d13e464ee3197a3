package org.switchboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.identity.matching.Thresholds;
import org.switchboard.shared.OperatorFiles;

/** How sure is sure enough here: {@code identity.properties} of the configuration folder, else the usual. */
@ApplicationScoped
public class MatchingRules {

    private static final String FILE = "identity.properties";
    private static final Logger LOG = Logger.getLogger(MatchingRules.class.getName());

    private OperatorFiles files;

    protected MatchingRules() {
        // for the container's proxy
    }

    @Inject
    public MatchingRules(OperatorFiles files) {
        this.files = files;
    }

    Thresholds thresholds() {
        Properties settings = files.named(FILE);
        try {
            return new Thresholds(
                    Double.parseDouble(settings.getProperty("match", String.valueOf(Thresholds.USUAL.match()))),
                    Double.parseDouble(settings.getProperty("review", String.valueOf(Thresholds.USUAL.review()))),
                    Integer.parseInt(
                            settings.getProperty("largest-block", String.valueOf(Thresholds.USUAL.largestBlock()))));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "settings value-refused file={0}: {1}", new Object[] {FILE, e.getMessage()});
            return Thresholds.USUAL;
        }
    }
}
