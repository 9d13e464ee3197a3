package org.switchboard.knowledge.model;

import java.util.List;
import java.util.Map;

/**
 * What a search found, the best first.
 *
 * @param kinds how many articles of each kind match, beyond those shown
 */
public record ArticleHits(List<Hit> hits, Map<String, Long> kinds) {

    public static final ArticleHits NONE = new ArticleHits(List.of(), Map.of());

    public ArticleHits {
        hits = List.copyOf(hits);
        kinds = Map.copyOf(kinds);
    }

    /**
     * @param snippet plain text from where the words stand, 160 characters at most
     * @param score comparable within one answer only
     */
    public record Hit(ArticleKey key, String title, String snippet, float score, String kind, List<String> causes) {

        public Hit {
            causes = List.copyOf(causes);
        }
    }
}
