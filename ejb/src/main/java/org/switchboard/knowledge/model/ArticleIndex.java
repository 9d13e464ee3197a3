package org.switchboard.knowledge.model;

import java.util.Collection;
import java.util.List;

/** Port: finds published articles, each only for its readers, counts included. Knows nothing that the database does not know. */
public interface ArticleIndex {

    /** Best first; an empty answer to a question that holds no word. */
    ArticleHits search(ArticleQuestion question, Reader reader);

    /** Articles bound to a verdict cause, in the order of their ids. */
    List<ArticleHits.Hit> boundTo(String cause, String base, String language, int limit, Reader reader);

    /** Adds articles or replaces those of the same key, and removes the others named; visible when it returns. */
    void update(Collection<Article> articles, Collection<ArticleKey> forgotten);

    /** Begins anew with nothing; seen by searches with the next {@link #update}. */
    void clear();
}
