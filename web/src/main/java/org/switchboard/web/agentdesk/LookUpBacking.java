package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.switchboard.agentdesk.CustomerSearch;
import org.switchboard.agentdesk.WorkMatch;
import org.switchboard.agentdesk.WorkSearch;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerMatches;
import org.switchboard.source.RecordType;
import org.switchboard.source.load.InitialLoads;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** The look-up on top of the desk: answers while the agent types. */
@Named("lookUp")
@ViewScoped
@ReportsBusinessExceptions
public class LookUpBacking implements Serializable {

    /** As many as can be read at a glance; others are found by typing more. */
    private static final int SHOWN = 9;

    /** One letter of a name matches half a city. */
    private static final int SHORTEST = 2;

    @Inject
    Caller caller;

    @Inject
    CustomerSearch search;

    @Inject
    WorkSearch workSearch;

    @Inject
    InitialLoads loads;

    private String question;
    private boolean tooLong;
    private boolean answered;
    private transient CustomerMatches found;
    private transient List<WorkMatch> work;
    private transient Set<RecordType> slow;

    /** @param typed may be empty; what is longer than the field allows is refused */
    public void find(String typed) {
        String asked = typed == null ? "" : typed.strip();
        tooLong = asked.length() > Customers.LONGEST_QUESTION;
        question = tooLong ? "" : typed;
        answered = !tooLong && (asked.length() >= SHORTEST || asked.codePoints().anyMatch(Character::isIdeographic));
        found = answered ? search.matching(asked, SHOWN, caller.actor()) : CustomerMatches.NONE;
        slow = answered ? loads.unfinished().map(InitialLoad::slow).orElse(Set.of()) : Set.of();
        work = answered ? workSearch.matching(asked, caller.actor()) : List.of();
    }

    public List<LookUpRow> getRows() {
        return getFound().matches().stream().map(LookUpRow::of).toList();
    }

    /** Tickets and repair orders with the number that was typed. */
    public List<WorkMatch> getWork() {
        return work == null ? List.of() : work;
    }

    /** The kinds of records that an initial load makes slow to look up. */
    public Set<RecordType> getSlow() {
        return slow == null ? Set.of() : slow;
    }

    public CustomerMatches getFound() {
        return found == null ? CustomerMatches.NONE : found;
    }

    public boolean isListEmpty() {
        return getFound().matches().isEmpty() && getWork().isEmpty();
    }

    /** Something was asked, and nothing found. */
    public boolean isNoMatch() {
        return answered && isListEmpty();
    }

    public boolean isTooLong() {
        return tooLong;
    }

    /** How long a question may be. */
    public int getLongest() {
        return Customers.LONGEST_QUESTION;
    }

    /** More match than are shown. */
    public boolean isTruncated() {
        return getFound().more() || getFound().total() > SHOWN;
    }

    /** As a parameter of an address. */
    public String getEncodedQuestion() {
        return question == null ? "" : URLEncoder.encode(question.strip(), StandardCharsets.UTF_8);
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }
}
