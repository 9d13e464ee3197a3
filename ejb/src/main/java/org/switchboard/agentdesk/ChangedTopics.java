package org.switchboard.agentdesk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers topics from many threads until they are taken; beyond a bound they all become {@code everything}. */
final class ChangedTopics {

    /** With more topics than this gathered at once, every screen refreshes. */
    static final int MOST = 5_000;

    private Set<String> topics = new LinkedHashSet<>();

    /** @return true when these are the first topics since the last {@link #take} */
    synchronized boolean addAndWasEmpty(Collection<String> more) {
        boolean first = topics.isEmpty() && !more.isEmpty();
        topics.addAll(more);
        if (topics.size() > MOST) {
            topics = new LinkedHashSet<>(Set.of(ScreenTopics.EVERYTHING));
        }
        return first;
    }

    synchronized List<String> take() {
        List<String> taken = List.copyOf(topics);
        topics.clear();
        return taken;
    }
}
