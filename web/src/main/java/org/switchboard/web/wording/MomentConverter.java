package org.switchboard.web.wording;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.wording.TypedMoment.Sought;

/** Text fields with a date and time in the reader's form. */
public abstract class MomentConverter implements Converter<Instant> {

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    @Inject
    ZoneId zone;

    private final Sought sought;

    protected MomentConverter(Sought sought) {
        this.sought = sought;
    }

    @Override
    public Instant getAsObject(FacesContext faces, UIComponent field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return wording.typed().read(field.getId(), typed, clock.instant(), sought);
        } catch (BusinessException refusal) {
            String sentence = refusal.sentence(faces.getViewRoot().getLocale(), zone);
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence), refusal);
        }
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent field, Instant at) {
        return at == null ? "" : wording.typed().show(at);
    }
}
