package org.switchboard.web.wording;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.convert.FacesConverter;

/** A time that is planned. */
@Dependent
@FacesConverter(value = "comingMoment", managed = true)
public class ComingMomentConverter extends MomentConverter {

    public ComingMomentConverter() {
        super(TypedMoment.Sought.COMING);
    }
}
