package org.switchboard.web.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.ArticleState;

/** The articles of the desk's base as the page lists them. */
@ApplicationScoped
public class ArticleList {

    static final int SHOWN = 100;

    @Inject
    KnowledgeSearch search;

    @Inject
    KnowledgeArticles articles;

    @Inject
    Clock clock;

    @Inject
    ZoneId zone;

    List<FoundArticle> matching(String question, String language, Actor actor) {
        ArticleQuestion asked =
                ArticleQuestion.of(question).in(language).atMost(SHOWN).asYouType();
        return search.search(asked, actor).hits().stream().map(FoundArticle::of).toList();
    }

    /** By their ids. */
    List<FoundArticle> all(String language, Actor actor) {
        return published(Optional.of(ArticleKey.primary(language)), Optional.empty(), actor);
    }

    /** Those whose review date has come, in all languages, by their ids. */
    List<FoundArticle> dueForReview(Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return published(Optional.empty(), Optional.of(today.plusDays(1)), actor);
    }

    private List<FoundArticle> published(Optional<String> language, Optional<LocalDate> reviewBefore, Actor actor) {
        return articles
                .page(ArticleKey.MAIN, ArticleState.PUBLISHED, language, reviewBefore, SHOWN, Optional.empty(), actor)
                .items()
                .stream()
                .map(FoundArticle::of)
                .toList();
    }
}
