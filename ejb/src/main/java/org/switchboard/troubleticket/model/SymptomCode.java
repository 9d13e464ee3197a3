package org.switchboard.troubleticket.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.switchboard.interaction.model.Symptom;

/** A symptom in the database: its code. */
@Converter
public class SymptomCode implements AttributeConverter<Symptom, String> {

    @Override
    public String convertToDatabaseColumn(Symptom symptom) {
        return symptom == null ? null : symptom.wireName();
    }

    @Override
    public Symptom convertToEntityAttribute(String code) {
        return code == null ? null : Symptom.fromWire(code).orElse(null);
    }
}
