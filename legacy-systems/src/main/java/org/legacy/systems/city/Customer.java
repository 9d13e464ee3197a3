package org.legacy.systems.city;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person or an organisation as first registered.
 *
 * @param number ten digits
 * @param identityType 01 resident identity, 02 passport, 03 unified social credit code
 * @param level 91 diamond, 92 gold, 93 silver, 99 standard
 * @param specialFlags eight letters Y or N by position: life support, hospital, school in exams, residents' committee
 */
public record Customer(
        String number,
        String name,
        boolean organisation,
        String identityType,
        String identityNumber,
        Optional<String> telephone,
        Optional<String> secondTelephone,
        Optional<String> email,
        String level,
        String specialFlags,
        String language,
        LocalDate registeredOn) {}
