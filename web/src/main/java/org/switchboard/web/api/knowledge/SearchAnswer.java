package org.switchboard.web.api.knowledge;

import java.util.List;
import java.util.Map;
import org.switchboard.knowledge.model.ArticleHits;

/**
 * What a search found.
 *
 * @param facets how many articles of each kind match, beyond those listed
 */
public record SearchAnswer(List<Hit> items, Facets facets) {

    /** @param score comparable within one answer only */
    public record Hit(
            String id,
            String base,
            String lang,
            String title,
            String snippet,
            double score,
            String kind,
            List<String> causes) {}

    /** Counts by a property of the articles. */
    public record Facets(Map<String, Long> kind) {}

    static SearchAnswer of(ArticleHits hits) {
        return new SearchAnswer(
                hits.hits().stream()
                        .map(hit -> new Hit(
                                hit.key().id(),
                                hit.key().base(),
                                hit.key().language(),
                                hit.title(),
                                hit.snippet(),
                                hit.score(),
                                hit.kind(),
                                hit.causes()))
                        .toList(),
                new Facets(hits.kinds()));
    }
}
