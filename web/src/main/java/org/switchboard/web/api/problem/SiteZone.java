package org.switchboard.web.api.problem;

import jakarta.enterprise.inject.spi.CDI;
import java.time.ZoneId;

/** The zone of the site, for problems, which no container makes. */
final class SiteZone {

    private SiteZone() {}

    static ZoneId zone() {
        try {
            return CDI.current().select(ZoneId.class).get();
        } catch (IllegalStateException noContainer) {
            return ZoneId.systemDefault();
        }
    }
}
