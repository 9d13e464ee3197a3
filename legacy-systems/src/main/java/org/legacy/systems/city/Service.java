package org.legacy.systems.city;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One supply of one customer: its account, premises, usage point and meter, as first registered.
 *
 * @param houseNumber compound, building, unit and room, or a number in the street
 * @param surveyedAt absent where nobody ever measured the premises
 * @param phases '1' or '3'
 * @param makersNumber serial number that the maker gave the meter
 * @param meterKind 01 mechanical, 02 electronic, 03 smart
 */
public record Service(
        int account,
        int customer,
        String accountNumber,
        String billingNumber,
        String premisesNumber,
        String usagePointNumber,
        String meterNumber,
        Device servicePoint,
        Device transformer,
        LocalDate openedOn,
        String paymentMethod,
        String addressLine,
        District district,
        String street,
        String houseNumber,
        Zone zone,
        Optional<Position> surveyedAt,
        char phases,
        String capacityKva,
        String tariff,
        String makersNumber,
        String meterKind,
        LocalDate meterInstalledOn) {}
