package org.switchboard.knowledge.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: finds published articles, each only for its readers, counts included. Knows nothing that the database does not know. */
public interface ArticleIndex {

    /** Best first; an empty answer to a question that holds no word. */
    ArticleHits search(ArticleQuestion question, Reader reader);

    /** Articles bound to a verdict cause, in the order of their ids. */
    List<ArticleHits.Hit> boundTo(String cause, String base, String language, int limit, Reader reader);

    /**
     * Adds articles or replaces those of the same key, and removes the others named; visible when it returns. An article
     * that cannot be indexed is logged and removed; it keeps no other from being indexed.
     *
     * @return the articles that could not be indexed, each with the reason
     */
    Map<ArticleKey, String> update(Collection<Article> articles, Collection<ArticleKey> forgotten);

    /** Removes all articles but these, after the whole base was given to {@link #update}; visible when it returns. */
    void retainOnly(Collection<ArticleKey> known);
}
