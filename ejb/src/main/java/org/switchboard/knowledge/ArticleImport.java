package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.shared.BusinessException;

/** Takes many articles of one base in at once. */
@ApplicationScoped
public class ArticleImport {

    /** How many articles one call takes; a longer import is several calls. */
    public static final int LARGEST_BATCH = 1_000;

    private ArticleTable table;
    private ArticlePlaceholders placeholders;
    private ArticleReviews reviews;
    private Event<ArticlesChanged> changes;
    private Clock clock;

    protected ArticleImport() {
        // for the container's proxy
    }

    @Inject
    public ArticleImport(
            ArticleTable table,
            ArticlePlaceholders placeholders,
            ArticleReviews reviews,
            Event<ArticlesChanged> changes,
            Clock clock) {
        this.table = table;
        this.placeholders = placeholders;
        this.reviews = reviews;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param unchanged those equal to the base */
    public record Result(int accepted, int unchanged) {}

    /**
     * The article itself, when it can be taken in.
     *
     * @throws BusinessException when a placeholder names no policy in force
     */
    public Article checked(@NotNull Article article) {
        return placeholders.checked(article);
    }

    /**
     * Each article that has changed becomes a new edition in that state; of several with the same
     * key the last one counts.
     *
     * @param state published or draft
     * @throws BusinessException when the state is neither, an article is of another base, or a placeholder names no policy
     *     in force
     */
    @Transactional
    @Audited(value = "articles-imported", subject = "knowledge-base", key = 0)
    public Result importArticles(
            @NotBlank String base,
            @NotNull ArticleState state,
            @NotNull @Size(max = LARGEST_BATCH) List<@NotNull Article> articles,
            Actor actor) {
        actor.require(Permission.EDIT_ARTICLES);
        if (state == ArticleState.RETIRED) {
            throw new BusinessException("unknown-state", "state", state.wireName(), state);
        }
        Map<ArticleKey, Article> byKey = new LinkedHashMap<>();
        for (Article article : articles) {
            if (!article.key().base().equals(base)) {
                throw new BusinessException(
                        "bad-article-field",
                        "base",
                        article.key().base(),
                        "base",
                        article.key().base());
            }
            byKey.put(article.key(), placeholders.checked(article));
        }
        Set<ArticleKey> changed =
                table.importArticles(base, state, List.copyOf(byKey.values()), actor.name(), clock.instant());
        if (!changed.isEmpty() && state == ArticleState.PUBLISHED) {
            changed.forEach(key -> reviews.follow(
                    key, byKey.get(key).content().reviewOn(), actor.author().orElseThrow()));
            changes.fire(new ArticlesChanged(base, actor.author()));
        }
        return new Result(changed.size(), articles.size() - changed.size());
    }
}
