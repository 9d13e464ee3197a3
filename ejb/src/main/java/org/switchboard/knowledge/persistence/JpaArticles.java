package org.switchboard.knowledge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.switchboard.database.LostUpdate;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.Articles;
import org.switchboard.knowledge.model.KnowledgeArticle;

/** Editions of articles in the table {@code knowledge_article}. */
@ApplicationScoped
public class JpaArticles implements Articles {

    private static final String OF_ARTICLE = " a.base = :base and a.articleId = :id and a.language = :language";

    @Inject
    EntityManager entities;

    protected JpaArticles() {
        // for the container's proxy
    }

    public JpaArticles(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void hold(String base) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, "knowledge_base " + base)
                .getResultList();
    }

    @Override
    public Optional<KnowledgeArticle> find(ArticleKey key, ArticleState state) {
        return of(
                        key,
                        entities.createQuery(
                                "select a from KnowledgeArticle a where" + OF_ARTICLE
                                        + " and a.state = :state order by a.edition desc",
                                KnowledgeArticle.class))
                .setParameter("state", state)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public int lastEdition(ArticleKey key) {
        return of(
                        key,
                        entities.createQuery(
                                "select coalesce(max(a.edition), 0) from KnowledgeArticle a where" + OF_ARTICLE,
                                Integer.class))
                .getSingleResult();
    }

    @Override
    public void add(KnowledgeArticle article) {
        entities.persist(article);
        entities.flush();
    }

    @Override
    public void changed(KnowledgeArticle article) {
        LostUpdate.refuse(entities, "article", article.key());
    }

    private static <T> TypedQuery<T> of(ArticleKey key, TypedQuery<T> query) {
        return query.setParameter("base", key.base())
                .setParameter("id", key.id())
                .setParameter("language", key.language());
    }
}
