package org.switchboard.workorder.model;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import org.switchboard.network.model.ElementKey;

/**
 * What is known when a repair order is made.
 *
 * @param zone of the device, as crews are grouped
 * @param symptom what callers report
 * @param reason why it is believed to be this device
 * @param customersAffected how many are below the device
 * @param lifeSupport how many of them need life support
 * @param ticketIds open tickets to attach, besides those that name the device anyway
 */
public record OrderOpening(
        @NotNull ElementKey device,
        @NotBlank @Size(max = LONGEST_NAME) String deviceName,
        @NotNull Optional<@Size(max = LONGEST_NAME) String> zone,
        @NotNull Optional<@Size(max = LONGEST_TEXT) String> symptom,
        @NotNull Optional<@Size(max = LONGEST_TEXT) String> reason,
        @PositiveOrZero int customersAffected,
        @PositiveOrZero int lifeSupport,
        @NotNull Set<@NotNull Long> ticketIds) {

    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_TEXT = 4_000;

    public OrderOpening {
        ticketIds = Set.copyOf(ticketIds);
    }

    /** The least that makes an order; what else is known is added by the methods below. */
    public static OrderOpening forDevice(ElementKey device, String name) {
        return new OrderOpening(device, name, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Set.of());
    }

    public OrderOpening inZone(Optional<String> crewZone) {
        return new OrderOpening(
                device, deviceName, crewZone, symptom, reason, customersAffected, lifeSupport, ticketIds);
    }

    public OrderOpening affecting(int customers, int onLifeSupport) {
        return new OrderOpening(device, deviceName, zone, symptom, reason, customers, onLifeSupport, ticketIds);
    }

    public OrderOpening because(Optional<String> whatCallersReport, Optional<String> whyThisDevice) {
        return new OrderOpening(
                device, deviceName, zone, whatCallersReport, whyThisDevice, customersAffected, lifeSupport, ticketIds);
    }

    public OrderOpening forTickets(Set<Long> ids) {
        return new OrderOpening(device, deviceName, zone, symptom, reason, customersAffected, lifeSupport, ids);
    }
}
