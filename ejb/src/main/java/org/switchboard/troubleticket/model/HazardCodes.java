package org.switchboard.troubleticket.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.interaction.Hazard;

/** Hazards in one column: their codes with commas between, in the order of the constants. */
@Converter
public class HazardCodes implements AttributeConverter<Set<Hazard>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Hazard> hazards) {
        return write(hazards);
    }

    @Override
    public Set<Hazard> convertToEntityAttribute(String codes) {
        return read(codes);
    }

    public static String write(Set<Hazard> hazards) {
        return hazards.stream().sorted().map(Hazard::wireName).collect(Collectors.joining(","));
    }

    public static Set<Hazard> read(String codes) {
        Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
        Arrays.stream(codes.split(","))
                .map(Hazard::fromWire)
                .flatMap(Optional::stream)
                .forEach(hazards::add);
        return Collections.unmodifiableSet(hazards);
    }
}
