package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.switchboard.customer.model.ServiceLocation;

/** Addresses as used on the telephone: without what all premises of a city have in common. */
@Named("address")
@ApplicationScoped
public class AddressText {

    /** From the district on. */
    public String brief(ServiceLocation location) {
        return location.district()
                .map(location.address()::indexOf)
                .filter(start -> start > 0)
                .map(location.address()::substring)
                .orElse(location.address());
    }

    /** After the district. */
    public String tail(ServiceLocation location) {
        String brief = brief(location);
        return location.district()
                .filter(brief::startsWith)
                .filter(district -> brief.length() > district.length())
                .map(district -> brief.substring(district.length()).strip())
                .orElse(brief);
    }
}
