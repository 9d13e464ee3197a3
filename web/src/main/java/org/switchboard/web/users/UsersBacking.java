package org.switchboard.web.users;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.UserView;
import org.switchboard.shared.Page;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The users, page by page, found by a part of their name. */
@Named("users")
@ViewScoped
@ReportsBusinessExceptions
public class UsersBacking implements Serializable {

    private static final int PAGE = 20;

    @Inject
    UserAdministration administration;

    @Inject
    Screens screens;

    private String text;
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<UserView> page;

    public void refresh() {
        page = administration.list(
                Optional.ofNullable(text).orElse(""), PAGE, Optional.ofNullable(cursors.peek()), screens.actor());
    }

    public void find() {
        cursors.clear();
        refresh();
    }

    public void next() {
        getPage().nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public Page<UserView> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
