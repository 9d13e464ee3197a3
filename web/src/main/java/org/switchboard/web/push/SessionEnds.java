package org.switchboard.web.push;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Nobody listens longer than their session lasts, nor across a new sign-in in it. */
@WebListener
public class SessionEnds implements HttpSessionListener, HttpSessionIdListener {

    @Inject
    OpenPages pages;

    @Override
    public void sessionDestroyed(HttpSessionEvent end) {
        pages.closeAllOf(end.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent change, String oldId) {
        pages.closeAllOf(oldId);
    }
}
