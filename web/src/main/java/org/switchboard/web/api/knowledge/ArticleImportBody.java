package org.switchboard.web.api.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.switchboard.access.model.Actor;
import org.switchboard.knowledge.ArticleImport;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.api.ndjson.JsonLine;
import org.switchboard.web.api.ndjson.LinesAnswer;

/** Gives lines to the article import, a batch a transaction; a line that is no article is reported and left out. */
@ApplicationScoped
public class ArticleImportBody {

    @Inject
    ArticleImport articles;

    /** Where the articles of a body go, and in whose name. */
    record Target(String base, ArticleState state, Actor author, Locale locale) {}

    void accept(Target target, List<JsonLine> lines, LinesAnswer.Tally tally) {
        List<Article> readable = new ArrayList<>();
        for (JsonLine line : lines) {
            if (line.json().isEmpty()) {
                tally.reject(new LinesAnswer.Rejected(
                        line.number(), "", null, line.reason().orElseThrow()));
                continue;
            }
            try {
                readable.add(articles.checked(
                        ArticleLine.article(target.base(), line.json().get())));
            } catch (BusinessException refusal) {
                tally.reject(new LinesAnswer.Rejected(
                        line.number(),
                        refusal.field().map(field -> "/" + field).orElse(""),
                        refusal.value().orElse(null),
                        refusal.sentence(target.locale())));
            }
        }
        if (!readable.isEmpty()) {
            ArticleImport.Result result =
                    articles.importArticles(target.base(), target.state(), readable, target.author());
            tally.stored(result.accepted(), result.unchanged());
        }
    }
}
