package org.switchboard.web.push;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.switchboard.agentdesk.ScreenChanges;

/** Hands the words of {@link ScreenChanges} to the channel {@code changes}, on which every open screen listens. */
@ApplicationScoped
public class PushToScreens {

    @Inject
    ScreenChanges changes;

    @Inject
    @Push(channel = "changes")
    PushContext channel;

    /** The words come on threads of other modules; the channel is found only in the context of this one. */
    @Resource
    ContextService contexts;

    private Consumer<List<String>> sender;

    @SuppressWarnings("unchecked")
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Consumer<List<String>> send = channel::send;
        sender = contexts.createContextualProxy(send, Consumer.class);
        changes.listen(sender);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object stopped) {
        changes.forget(sender);
    }
}
