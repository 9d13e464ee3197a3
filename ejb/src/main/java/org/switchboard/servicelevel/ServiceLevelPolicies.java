package org.switchboard.servicelevel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.shared.OperatorFiles;

/**
 * The policies of the configuration folder, read again when their file changes. A file that does not read, or is missing
 * while it is replaced, leaves in force what was read before.
 */
@ApplicationScoped
public class ServiceLevelPolicies {

    /** In the configuration folder. */
    public static final String FILE = "service-levels/policies.properties";

    private static final Logger LOG = Logger.getLogger(ServiceLevelPolicies.class.getName());

    private OperatorFiles files;
    private Clock clock;
    private ZoneId zone;

    private Properties readLast;
    private PolicyEntries entries = PolicyEntries.NONE;

    protected ServiceLevelPolicies() {
        // for the container's proxy
    }

    @Inject
    public ServiceLevelPolicies(OperatorFiles files, Clock clock, ZoneId zone) {
        this.files = files;
        this.clock = clock;
        this.zone = zone;
    }

    /** The version of a policy that is in force on that day at the site; empty when there is none. */
    public Optional<ServiceLevelPolicy> inForce(String key, LocalDate day) {
        return current().inForce(key, day);
    }

    /** All that is in force today, by key. */
    public Map<String, ServiceLevelPolicy> inForceToday() {
        return current().inForce(LocalDate.ofInstant(clock.instant(), zone));
    }

    private synchronized PolicyEntries current() {
        Properties lines = files.named(FILE);
        if (!lines.equals(readLast)) {
            readLast = lines;
            read(lines);
        }
        return entries;
    }

    private void read(Properties lines) {
        if (lines.isEmpty()) {
            LOG.log(Level.WARNING, "service-levels file-missing-or-empty file={0}", FILE);
            return;
        }
        try {
            entries = PolicyEntries.of(lines);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.SEVERE, "service-levels file-refused file={0} {1}", new Object[] {FILE, e.getMessage()});
        }
    }
}
