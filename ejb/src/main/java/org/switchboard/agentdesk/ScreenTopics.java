package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;

/**
 * Which topics each open screen of this node shows, so that a change notifies these screens only. A screen that is open
 * on another node is registered there.
 */
@ApplicationScoped
public class ScreenTopics {

    private final Map<String, Set<String>> byScreen = new HashMap<>();
    private final Map<String, Set<String>> screensByTopic = new HashMap<>();

    /**
     * @param topics replace what the screen showed before; those that the actor may not see are left out
     * @param actor in front of the screen
     */
    public synchronized void show(String screen, Collection<String> topics, Actor actor) {
        close(screen);
        Set<String> shown =
                topics.stream().filter(topic -> TopicKind.maySee(topic, actor)).collect(Collectors.toUnmodifiableSet());
        if (!shown.isEmpty()) {
            byScreen.put(screen, shown);
            shown.forEach(topic -> screensByTopic
                    .computeIfAbsent(topic, first -> new HashSet<>())
                    .add(screen));
        }
    }

    public synchronized void close(String screen) {
        Set<String> shown = byScreen.remove(screen);
        if (shown != null) {
            shown.forEach(topic -> screensByTopic.computeIfPresent(topic, (same, screens) -> {
                screens.remove(screen);
                return screens.isEmpty() ? null : screens;
            }));
        }
    }

    public synchronized boolean isShown(String topic) {
        return screensByTopic.containsKey(topic);
    }

    /** How many screens show anything that may change. */
    public synchronized int screens() {
        return byScreen.size();
    }

    /**
     * The screens that show any of these, each with those that it shows.
     *
     * @param topics also {@link TopicKind#all}
     */
    synchronized Map<String, List<String>> showing(Collection<String> topics) {
        Map<String, List<String>> found = new HashMap<>();
        topics.stream().flatMap(this::matching).distinct().forEach(topic -> screensByTopic
                .get(topic)
                .forEach(screen -> found.computeIfAbsent(screen, first -> new ArrayList<>())
                        .add(topic)));
        return found;
    }

    private Stream<String> matching(String topic) {
        return TopicKind.isAll(topic)
                ? screensByTopic.keySet().stream().filter(shown -> shown.startsWith(topic))
                : Stream.of(topic).filter(screensByTopic::containsKey);
    }
}
