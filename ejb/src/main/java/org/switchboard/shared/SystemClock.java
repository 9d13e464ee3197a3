package org.switchboard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one clock of the system and the zone of the site, injected so that tests can set them. */
@ApplicationScoped
public class SystemClock {

    /** The zone of displayed times; the machine's own unless configured. */
    @Inject
    @ConfigProperty(name = "switchboard.zone")
    Optional<ZoneId> siteZone;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Dependent
    ZoneId zone() {
        return siteZone.orElseGet(ZoneId::systemDefault);
    }
}
