package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.switchboard.agentdesk.CustomerSearch;
import org.switchboard.customer.CustomerMatch;

/** The look-up on top of the desk: answers while the agent types. */
@Named("lookUp")
@ViewScoped
public class LookUpBacking implements Serializable {

    /** As many as the eye takes in at once; who is not among them is found by typing more. */
    private static final int SHOWN = 9;

    /** One letter of a name matches half a city. */
    private static final int SHORTEST = 2;

    @Inject
    CustomerSearch search;

    private String question;
    private boolean answered;
    private transient List<CustomerMatch> matches;

    public void find() {
        String asked = question == null ? "" : question.strip();
        answered = asked.length() >= SHORTEST || asked.codePoints().anyMatch(Character::isIdeographic);
        matches = answered ? search.matching(asked, SHOWN).matches() : List.of();
    }

    public List<CustomerMatch> getMatches() {
        return matches == null ? List.of() : matches;
    }

    /** Something was asked, and nobody found. */
    public boolean isInVain() {
        return answered && getMatches().isEmpty();
    }

    /** As a parameter of an address. */
    public String getAsked() {
        return question == null ? "" : URLEncoder.encode(question.strip(), StandardCharsets.UTF_8);
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }
}
