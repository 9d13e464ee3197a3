package org.switchboard.web.knowledge;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.web.access.LanguageChoice;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** What was searched, what was found, and the article that is open. */
@Named("knowledge")
@ViewScoped
@ReportsBusinessExceptions
public class KnowledgeBacking implements Serializable {

    private static final int SHOWN = 100;

    @Inject
    Caller caller;

    @Inject
    KnowledgeSearch search;

    @Inject
    KnowledgeArticles articles;

    @Inject
    LanguageChoice language;

    private String question;
    private transient List<FoundArticle> found;
    private transient ArticleView open;

    /** What fits the question; all articles, by their ids, while there is none. */
    @PostConstruct
    public void find() {
        found = question == null || question.isBlank() ? all() : matching();
    }

    private List<FoundArticle> all() {
        return articles
                .page(
                        ArticleKey.MAIN,
                        ArticleState.PUBLISHED,
                        Optional.of(ArticleKey.primary(language.getTag())),
                        Optional.empty(),
                        SHOWN,
                        Optional.empty(),
                        caller.actor())
                .items()
                .stream()
                .map(FoundArticle::of)
                .toList();
    }

    private List<FoundArticle> matching() {
        ArticleQuestion asked =
                ArticleQuestion.of(question).in(language.getTag()).atMost(SHOWN).asYouType();
        return search.search(asked, caller.actor()).hits().stream()
                .map(FoundArticle::of)
                .toList();
    }

    public void read(String articleId) {
        open = articles.article(ArticleKey.MAIN, articleId, language.getTag(), caller.actor());
    }

    public List<FoundArticle> getFound() {
        if (found == null) {
            find();
        }
        return found;
    }

    public ArticleView getOpen() {
        return open;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }
}
