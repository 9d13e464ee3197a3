package org.legacy.systems.city;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an id back into what it names; only the exact spelling counts. */
public final class DeviceIds {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-(\\d{1,9})(?:-([12]))?");

    private DeviceIds() {}

    public static Optional<Device> parse(DeviceType type, String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(1));
        int index =
                switch (type) {
                    case LINE_SWITCH ->
                        form.group(2) == null
                                ? -1
                                : 2 * (number - 1) + form.group(2).charAt(0) - '1';
                    case TIE_SWITCH -> (number - 1) / 2;
                    default -> number - 1;
                };
        if (index < 0) {
            return Optional.empty();
        }
        Device device = new Device(type, index);
        return device.id().equals(id) ? Optional.of(device) : Optional.empty();
    }
}
