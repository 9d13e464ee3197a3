package org.switchboard.customer.model;

import java.util.Optional;

/** Where service is delivered; longitude and latitude in degrees, WGS-84. */
public record ServiceLocation(
        String key,
        String address,
        Optional<String> district,
        Optional<Double> longitude,
        Optional<Double> latitude,
        Optional<String> zone) {}
