package org.switchboard.web.api.customer;

import java.util.Optional;
import org.switchboard.customer.model.ServiceLocation;

/** Where service is delivered; longitude and latitude in degrees, WGS-84. */
public record ServiceLocationAnswer(
        String key,
        String address,
        Optional<String> district,
        Optional<Double> longitude,
        Optional<Double> latitude,
        Optional<String> zone) {

    public static ServiceLocationAnswer of(ServiceLocation location) {
        return new ServiceLocationAnswer(
                location.key(),
                location.address(),
                location.district(),
                location.longitude(),
                location.latitude(),
                location.zone());
    }
}
