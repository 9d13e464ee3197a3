package org.switchboard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time zone in which the site lives: for what people read. What is stored is always an instant. */
@ApplicationScoped
public class SiteZone {

    /** SWITCHBOARD_TIME_ZONE, such as {@code Asia/Shanghai}; the server's own when it is not set. */
    @Inject
    @ConfigProperty(name = "switchboard.time.zone")
    Optional<String> configured;

    @Produces
    @Singleton
    ZoneId zone() {
        return configured.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }
}
