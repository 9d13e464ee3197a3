package org.switchboard.agentdesk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers topics from many threads until they are taken; beyond a bound their kinds stand for them. */
final class ChangedTopics {

    /** With more topics than this gathered at once, every screen that shows something of their kinds refreshes. */
    static final int MOST = 5_000;

    private Set<String> topics = new LinkedHashSet<>();

    /** @return true when these are the first topics since the last {@link #take} */
    synchronized boolean addAndWasEmpty(Collection<String> more) {
        boolean first = topics.isEmpty() && !more.isEmpty();
        topics.addAll(more);
        if (topics.size() > MOST) {
            topics = topics.stream().map(ChangedTopics::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return first;
    }

    /** A list without a subject stays as it is. */
    private static String kind(String topic) {
        return TopicKind.ofTopic(topic)
                .filter(kind -> !topic.equals(kind.of()))
                .map(TopicKind::all)
                .orElse(topic);
    }

    synchronized List<String> take() {
        List<String> taken = List.copyOf(topics);
        topics.clear();
        return taken;
    }
}
