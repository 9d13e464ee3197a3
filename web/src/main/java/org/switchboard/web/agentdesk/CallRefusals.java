package org.switchboard.web.agentdesk;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import org.primefaces.PrimeFaces;
import org.switchboard.shared.BusinessException;

/** Refusals of an action that the page answers in its own place: a question, or a sentence at the field at fault. */
final class CallRefusals {

    private static final String QUESTION = "against-verdict-";
    private static final String CALLBACK = "callbackTelephone";

    private CallRefusals() {}

    /** @throws BusinessException when it is shown like any other refusal */
    static void addMessage(BusinessException refusal, String callbackField) {
        FacesContext faces = FacesContext.getCurrentInstance();
        Locale locale = faces.getViewRoot().getLocale();
        if (refusal.key().startsWith(QUESTION)) {
            PrimeFaces.current().ajax().addCallbackParam("question", refusal.sentence(locale));
        } else if (refusal.field().filter(CALLBACK::equals).isPresent()) {
            String sentence = refusal.sentence(locale);
            faces.addMessage(callbackField, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
            PrimeFaces.current().ajax().addCallbackParam("refused", true);
        } else {
            throw refusal;
        }
    }
}
