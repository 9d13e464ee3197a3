package org.switchboard.web.refusal;

import jakarta.annotation.Priority;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.ConstraintViolationException;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Locale;
import org.primefaces.PrimeFaces;
import org.switchboard.shared.BusinessException;

/** Catches what the service refused; the page's script learns by {@code args.refused} that nothing was done. */
@ReportsBusinessExceptions
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class BusinessExceptionInterceptor implements Serializable {

    @Inject
    ZoneId zone;

    @AroundInvoke
    Object showRefusals(InvocationContext action) throws Exception {
        try {
            return action.proceed();
        } catch (BusinessException refusal) {
            showMessage(refusal.sentence(locale(), zone));
        } catch (ConstraintViolationException refusal) {
            refusal.getConstraintViolations()
                    .forEach(violation -> showMessage(BrokenConstraint.sentence(violation, locale())));
        }
        return null;
    }

    private static void showMessage(String sentence) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        if (faces.getPartialViewContext().isAjaxRequest()) {
            PrimeFaces.current().ajax().addCallbackParam("refused", true);
        }
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
