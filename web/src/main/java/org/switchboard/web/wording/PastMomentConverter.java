package org.switchboard.web.wording;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.convert.FacesConverter;

/** A time that is searched for. */
@Dependent
@FacesConverter(value = "pastMoment", managed = true)
public class PastMomentConverter extends MomentConverter {

    public PastMomentConverter() {
        super(TypedMoment.Sought.PAST);
    }
}
