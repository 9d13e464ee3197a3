package org.switchboard.agentdesk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers words from many threads until they are taken; beyond a bound they all become {@code everything}. */
final class ChangedWords {

    /** More than this, and it is cheaper for every screen to look for itself. */
    static final int MOST = 400;

    private Set<String> words = new LinkedHashSet<>();

    /** @return true when these are the first words since the last {@link #take} */
    synchronized boolean addAndWasEmpty(Collection<String> more) {
        boolean first = words.isEmpty() && !more.isEmpty();
        words.addAll(more);
        if (words.size() > MOST) {
            words = new LinkedHashSet<>(Set.of(ScreenChanges.EVERYTHING));
        }
        return first;
    }

    synchronized List<String> take() {
        List<String> taken = List.copyOf(words);
        words.clear();
        return taken;
    }
}
