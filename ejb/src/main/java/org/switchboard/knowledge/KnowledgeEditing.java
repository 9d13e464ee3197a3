package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.database.LostUpdate;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Articles;
import org.switchboard.knowledge.model.KnowledgeArticle;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/**
 * What editors do: write a draft, publish it in place of the edition before, retire an article. A draft that another
 * editor changed since it was read is not written over ({@code changed-meanwhile}).
 */
@ApplicationScoped
public class KnowledgeEditing {

    private Articles articles;
    private ArticleTable table;
    private ArticlePlaceholders placeholders;
    private ArticleReviews reviews;
    private Event<ArticlesChanged> changes;
    private Clock clock;

    protected KnowledgeEditing() {
        // for the container's proxy
    }

    @Inject
    public KnowledgeEditing(
            Articles articles,
            ArticleTable table,
            ArticlePlaceholders placeholders,
            ArticleReviews reviews,
            Event<ArticlesChanged> changes,
            Clock clock) {
        this.articles = articles;
        this.table = table;
        this.placeholders = placeholders;
        this.reviews = reviews;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Writes the draft of an article, or begins one beside what is published.
     *
     * @param seen the version of the draft that the editor read; empty when there was none
     * @throws BusinessException when the draft is not the one that was read, or a placeholder names no policy in force
     */
    @Transactional
    @Audited(value = "article-draft-saved", subject = "article", key = 0)
    public ArticleView saveDraft(@NotNull Article article, @NotNull Optional<Long> seen, Actor actor) {
        actor.require(Permission.EDIT_ARTICLES);
        ArticleKey key = placeholders.checked(article).key();
        articles.hold(key.base());
        Optional<KnowledgeArticle> held = articles.find(key, ArticleState.DRAFT);
        Instant now = clock.instant();
        if (held.isPresent()) {
            LostUpdate.refuse(seen.orElse(0L), held.get().version(), "article", key);
            held.get().rewrite(article.content(), actor.name(), now);
            articles.changed(held.get());
        } else {
            if (seen.isPresent()) {
                throw new NotFoundException("draft", key);
            }
            articles.add(new KnowledgeArticle(key, articles.lastEdition(key), article.content(), actor.name(), now));
        }
        return view(key, ArticleState.DRAFT);
    }

    /** @param seen the version of the draft that the editor read; empty to publish it as it is now */
    @Transactional
    @Audited(value = "article-published", subject = "article", key = 0)
    public ArticleView publish(@NotNull ArticleKey key, @NotNull Optional<Long> seen, Actor actor) {
        actor.require(Permission.EDIT_ARTICLES);
        articles.hold(key.base());
        KnowledgeArticle draft =
                articles.find(key, ArticleState.DRAFT).orElseThrow(() -> new NotFoundException("draft", key));
        seen.ifPresent(version -> LostUpdate.refuse(version, draft.version(), "article", key));
        table.find(key, ArticleState.DRAFT, Reader.ANY)
                .ifPresent(view -> placeholders.checked(new Article(key, view.content())));
        Instant now = clock.instant();
        articles.find(key, ArticleState.PUBLISHED).ifPresent(before -> {
            before.retire(actor.name(), now);
            articles.changed(before);
        });
        draft.publish(actor.name(), now);
        articles.changed(draft);
        ArticleView view = view(key, ArticleState.PUBLISHED);
        reviews.follow(key, view.content().reviewOn(), actor.author().orElseThrow());
        changes.fire(new ArticlesChanged(key.base(), actor.author()));
        return view;
    }

    /** Agents do not find it any more; matters that refer to it still do. */
    @Transactional
    @Audited(value = "article-retired", subject = "article", key = 0)
    public ArticleView retire(@NotNull ArticleKey key, Actor actor) {
        actor.require(Permission.EDIT_ARTICLES);
        articles.hold(key.base());
        KnowledgeArticle published =
                articles.find(key, ArticleState.PUBLISHED).orElseThrow(() -> new NotFoundException("article", key));
        published.retire(actor.name(), clock.instant());
        articles.changed(published);
        reviews.follow(key, Optional.empty(), actor.author().orElseThrow());
        changes.fire(new ArticlesChanged(key.base(), actor.author()));
        return view(key, ArticleState.RETIRED);
    }

    private ArticleView view(ArticleKey key, ArticleState state) {
        return table.find(key, state, Reader.ANY)
                .map(placeholders::rendered)
                .orElseThrow(() -> new NotFoundException("article", key));
    }
}
