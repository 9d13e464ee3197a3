package org.switchboard.web.api.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** What is sent to change an article: its content, which makes a draft, or its state. */
public record ArticleChange(
        String title,
        String text,
        String kind,
        List<String> causes,
        List<String> tags,
        String reviewOn,
        String audience,
        List<String> areas,
        String state) {

    /** The state asked for; empty when content was sent. */
    Optional<ArticleState> newState() {
        boolean content = Stream.of(title, text, kind, causes, tags, reviewOn, audience, areas)
                .anyMatch(Objects::nonNull);
        if (content == (state != null)) {
            throw new ProblemException(Problem.of(
                    ProblemKind.ONE_OF_THESE,
                    null,
                    null,
                    "state; title, text, kind, causes, tags, reviewOn, audience, areas"));
        }
        return Optional.ofNullable(state)
                .map(name -> QueryValue.oneOf(
                        "state", name, List.of(ArticleState.PUBLISHED, ArticleState.RETIRED), ArticleState::wireName));
    }

    /** The article with what was sent in place of what it was. */
    Article over(ArticleView before) {
        ArticleContent content = before.content();
        return new Article(
                before.key(),
                new ArticleContent(
                        Optional.ofNullable(title).orElse(content.title()),
                        Optional.ofNullable(kind).orElse(content.kind()),
                        Optional.ofNullable(causes).orElse(content.causes()),
                        Optional.ofNullable(tags).orElse(content.tags()),
                        Optional.ofNullable(text).orElse(content.body()),
                        Optional.ofNullable(reviewOn)
                                .map(day -> ArticleLine.parsed("reviewOn", day))
                                .or(content::reviewOn),
                        new Readership(
                                Optional.ofNullable(audience)
                                        .map(Audience::named)
                                        .orElse(content.readers().audience()),
                                Optional.ofNullable(areas)
                                        .orElse(content.readers().areas()))));
    }
}
