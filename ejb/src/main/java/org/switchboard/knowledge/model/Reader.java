package org.switchboard.knowledge.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;

/**
 * What somebody may read; the filter of every query and of the search index.
 *
 * @param areas of which they read articles, beside those that apply everywhere; empty for all
 */
public record Reader(Set<Audience> audiences, Set<String> areas) {

    /** Reads everything. */
    public static final Reader ANY = new Reader(EnumSet.allOf(Audience.class), Set.of());

    public Reader {
        audiences = Collections.unmodifiableSet(EnumSet.copyOf(audiences));
        areas = Set.copyOf(areas);
    }

    /** Who edits reads articles of all areas, because nobody else would correct them. */
    public static Reader of(Actor actor) {
        if (actor.may(Permission.EDIT_ARTICLES)) {
            return ANY;
        }
        return new Reader(
                actor.may(Permission.READ_EXPERT_ARTICLES)
                        ? EnumSet.allOf(Audience.class)
                        : EnumSet.of(Audience.PUBLIC, Audience.AGENT),
                actor.areas());
    }
}
