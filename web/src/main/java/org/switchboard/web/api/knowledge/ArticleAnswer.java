package org.switchboard.web.api.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.web.api.answer.Answer;

/** One edition of an article on the wire; {@code text} is Markdown, {@code html} the same for showing. */
public record ArticleAnswer(
        String id,
        String base,
        String lang,
        int edition,
        ArticleState state,
        String title,
        String kind,
        List<String> causes,
        List<String> tags,
        String text,
        String html,
        Optional<LocalDate> reviewOn,
        Audience audience,
        List<String> areas,
        String author,
        Instant updatedAt,
        long used,
        long version)
        implements Answer {

    static ArticleAnswer of(ArticleView article) {
        return new ArticleAnswer(
                article.key().id(),
                article.key().base(),
                article.key().language(),
                article.edition(),
                article.state(),
                article.content().title(),
                article.content().kind(),
                article.content().causes(),
                article.content().tags(),
                article.content().body(),
                article.html(),
                article.content().reviewOn(),
                article.content().readers().audience(),
                article.content().readers().areas(),
                article.author(),
                article.updatedAt(),
                article.used(),
                article.version());
    }
}
