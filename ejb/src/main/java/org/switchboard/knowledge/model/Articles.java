package org.switchboard.knowledge.model;

import java.util.Optional;

/** Port: the editions of articles that editors work on. */
public interface Articles {

    /** Until the end of the transaction no other changes articles of this base, so that editions count on. */
    void hold(String base);

    /** The edition of an article in that state, of which there is one at most (of retired ones the latest). */
    Optional<KnowledgeArticle> find(ArticleKey key, ArticleState state);

    /** The number of the latest edition; 0 when there is none. */
    int lastEdition(ArticleKey key);

    void add(KnowledgeArticle article);

    /** Writes a change now; refuses it when another user changed the edition meanwhile. */
    void changed(KnowledgeArticle article);
}
