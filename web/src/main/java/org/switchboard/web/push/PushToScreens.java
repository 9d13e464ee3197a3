package org.switchboard.web.push;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.switchboard.agentdesk.ScreenChanges;

/** Sends the topics of {@link ScreenChanges} to the open pages of this node that show them. */
@ApplicationScoped
public class PushToScreens {

    @Inject
    ScreenChanges changes;

    @Inject
    OpenPages pages;

    /** The topics come on threads of other modules; beans of this one are found only in its own context. */
    @Resource
    ContextService contexts;

    private Consumer<Map<String, List<String>>> sender;

    @SuppressWarnings("unchecked")
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Consumer<Map<String, List<String>>> send = pages::send;
        sender = contexts.createContextualProxy(send, Consumer.class);
        changes.addListener(sender);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object stopped) {
        changes.removeListener(sender);
    }
}
