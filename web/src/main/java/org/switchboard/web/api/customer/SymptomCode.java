package org.switchboard.web.api.customer;

import java.util.List;
import java.util.Optional;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.web.api.list.QueryValue;

/** Reads the code of what a caller reports. */
public final class SymptomCode {

    private SymptomCode() {}

    /** Empty when none is given; one that is none of ours is a problem that names it. */
    public static Optional<Symptom> given(String code) {
        return QueryValue.given(code)
                .map(given -> QueryValue.oneOf("symptom", given.strip(), List.of(Symptom.values()), Symptom::wireName));
    }
}
