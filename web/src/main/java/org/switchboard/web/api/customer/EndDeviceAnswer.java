package org.switchboard.web.api.customer;

import java.time.LocalDate;
import java.util.Optional;
import org.switchboard.customer.model.EndDevice;

/** A meter or terminal at a usage point. */
public record EndDeviceAnswer(String key, String serial, Optional<String> kind, Optional<LocalDate> installedOn) {

    public static EndDeviceAnswer of(EndDevice device) {
        return new EndDeviceAnswer(device.key(), device.serial(), device.kind(), device.installedOn());
    }
}
