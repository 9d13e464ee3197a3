package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.knowledge.model.ArticleHits;
import org.switchboard.knowledge.model.ArticleIndex;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.Reader;

/** Finds the article, by what is typed or by the cause that a verdict names. Reads the index of this node alone. */
@ApplicationScoped
public class KnowledgeSearch {

    private ArticleIndex index;

    protected KnowledgeSearch() {
        // for the container's proxy
    }

    @Inject
    public KnowledgeSearch(ArticleIndex index) {
        this.index = index;
    }

    /** Answers every text: what holds no word finds nothing, and no character has a meaning of its own. */
    public ArticleHits search(@NotNull ArticleQuestion question, Actor actor) {
        actor.require(Permission.USE);
        return index.search(question, Reader.of(actor));
    }

    /**
     * Articles bound to a cause, the natural first answer first: the order of their ids.
     *
     * @param language a language tag; a reader of zh-CN reads zh
     * @param limit 100 at most
     */
    public List<ArticleHits.Hit> articlesFor(
            @NotBlank String cause, @NotBlank String language, int limit, Actor actor) {
        actor.require(Permission.USE);
        return index.boundTo(
                cause,
                ArticleKey.MAIN,
                language,
                Math.max(1, Math.min(limit, ArticleQuestion.LARGEST_LIMIT)),
                Reader.of(actor));
    }
}
