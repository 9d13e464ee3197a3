package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which topics the open screens of this node show, so that any other change causes no notification. A screen that is open
 * on another node is registered there.
 */
@ApplicationScoped
public class ScreenTopics {

    /** Sent instead of many topics: every open screen asks again. */
    public static final String EVERYTHING = "everything";

    private final Map<String, Set<String>> byScreen = new HashMap<>();
    private final Map<String, Integer> screensByTopic = new HashMap<>();

    /** @param topics replace what the screen showed before */
    public synchronized void show(String screen, Collection<String> topics) {
        close(screen);
        Set<String> shown = Set.copyOf(topics);
        byScreen.put(screen, shown);
        shown.forEach(topic -> screensByTopic.merge(topic, 1, Integer::sum));
    }

    public synchronized void close(String screen) {
        Set<String> shown = byScreen.remove(screen);
        if (shown != null) {
            shown.forEach(
                    topic -> screensByTopic.computeIfPresent(topic, (t, screens) -> screens == 1 ? null : screens - 1));
        }
    }

    public synchronized boolean isShown(String topic) {
        return screensByTopic.containsKey(topic);
    }

    public synchronized int screens() {
        return byScreen.size();
    }
}
