package org.switchboard.web.tickets;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TicketSearch;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketCounts;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The list, filtered by the page's address: the most urgent open ones first, others newest first. */
@Named("ticketList")
@ViewScoped
@ReportsBusinessExceptions
public class TicketsBacking implements Serializable {

    private static final int PAGE = 50;

    @Inject
    TicketLists lists;

    @Inject
    TicketSearch search;

    @Inject
    OwnGroups groups;

    @Inject
    Screens screens;

    private String show;
    private String question;
    private TicketCategory category;
    private TicketState state;
    private String after;
    private transient Page<TicketView> page;
    private transient TicketCounts counts;

    public void refresh() {
        page = new Page<>(List.of(), Optional.empty());
        counts = lists.counts(groups.get(), screens.actor());
        Optional<String> cursor = Optional.ofNullable(after).filter(text -> !text.isBlank());
        TicketFilter filter = filter();
        page = TicketState.OPEN.containsAll(filter.states())
                ? lists.queue(filter, PAGE, cursor, screens.actor())
                : lists.page(filter, PAGE, cursor, screens.actor());
    }

    private TicketFilter filter() {
        TicketFilter filter = TicketFilter.ALL.in(state == null ? TicketState.OPEN : Set.of(state));
        filter = category == null ? filter : filter.of(category);
        if (question != null && !question.isBlank()) {
            String typed = question.substring(0, Math.min(question.length(), TicketSearch.LONGEST_QUESTION));
            // who looks for something means all tickets, not only the open ones
            filter = filter.asking(search.question(typed, screens.actor()));
            filter = state == null ? filter.in(EnumSet.allOf(TicketState.class)) : filter;
        }
        return getShown().narrow(filter, screens.getUser(), groups.get());
    }

    /** The filter that is in force: one's own group until another is chosen; all when something is looked for. */
    public TicketShow getShown() {
        return TicketShow.named(show)
                .orElse(question == null || question.isBlank() ? TicketShow.GROUP : TicketShow.OPEN);
    }

    public Page<TicketView> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public TicketCounts getCounts() {
        getPage();
        return counts;
    }

    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public TicketCategory getCategory() {
        return category;
    }

    public void setCategory(TicketCategory category) {
        this.category = category;
    }

    public TicketState getState() {
        return state;
    }

    public void setState(TicketState state) {
        this.state = state;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }
}
