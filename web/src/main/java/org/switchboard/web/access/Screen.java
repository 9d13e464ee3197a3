package org.switchboard.web.access;

import java.util.List;

/**
 * A page that the navigation offers.
 *
 * @param id names its text in the bundle, {@code navigation.<id>}
 * @param path of the page, from the root of the application
 * @param roles who may see it; web.xml closes the path to all others
 */
public record Screen(String id, String path, List<String> roles) {

    /** In the order of the navigation; the first one that a person may see is where they arrive. */
    public static final List<Screen> ALL = List.of(
            new Screen("desk", "/agentdesk/desk.xhtml", List.of("agent", "supervisor", "admin")),
            new Screen("dispatch", "/dispatch/orders.xhtml", List.of("dispatcher", "supervisor", "admin")),
            new Screen("tickets", "/tickets/list.xhtml", List.of("agent", "dispatcher", "supervisor", "admin")),
            new Screen("sources", "/sources/list.xhtml", List.of("integrator", "supervisor", "admin")),
            new Screen("outbox", "/outbox/messages.xhtml", List.of("integrator", "supervisor", "admin")),
            new Screen("identity", "/identity/reviews.xhtml", List.of("integrator", "supervisor", "admin")),
            new Screen("audit", "/audit/entries.xhtml", List.of("admin")),
            new Screen(
                    "knowledge",
                    "/knowledge/search.xhtml",
                    List.of("agent", "dispatcher", "editor", "supervisor", "integrator", "admin")));

    public Screen {
        roles = List.copyOf(roles);
    }
}
