package org.switchboard.knowledge.model;

import java.util.List;
import java.util.stream.Stream;
import org.switchboard.shared.BusinessException;

/**
 * Who may read an article.
 *
 * @param areas names of zones to which it applies; empty for everywhere
 * @throws BusinessException naming the field that is not allowed
 */
public record Readership(Audience audience, List<String> areas) {

    /** Of an article that says nothing else: everybody who is signed in, everywhere. */
    public static final Readership AGENTS = new Readership(Audience.AGENT, List.of());

    private static final int MOST_AREAS = 100;
    private static final int LONGEST_AREA = 200;

    public Readership {
        areas = areas.stream().map(String::strip).distinct().toList();
        require(areas.size() <= MOST_AREAS, String.valueOf(areas.size()));
        areas.forEach(area -> require(
                !area.isEmpty() && area.length() <= LONGEST_AREA && area.chars().allMatch(c -> c >= ' '), area));
    }

    /** Each part as it was sent; what is missing is as in {@link #AGENTS}. */
    public static Readership of(String audience, List<String> areas) {
        return new Readership(audience == null ? AGENTS.audience : Audience.named(audience), areas);
    }

    /** One line for the audience and each area; nothing for {@link #AGENTS}, as before there were readerships. */
    Stream<String> lines() {
        return equals(AGENTS) ? Stream.empty() : Stream.concat(Stream.of(audience.wireName()), areas.stream());
    }

    private static void require(boolean allowed, String value) {
        if (!allowed) {
            throw new BusinessException("bad-article-field", "areas", value, "areas", value);
        }
    }
}
