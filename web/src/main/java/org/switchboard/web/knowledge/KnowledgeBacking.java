package org.switchboard.web.knowledge;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.switchboard.knowledge.ArticleHits.Hit;
import org.switchboard.knowledge.ArticleKey;
import org.switchboard.knowledge.ArticleQuestion;
import org.switchboard.knowledge.ArticleView;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.web.access.LanguageChoice;
import org.switchboard.web.refusal.TellsRefusals;

/** What was searched, what was found, and the article that is open. */
@Named("knowledge")
@ViewScoped
@TellsRefusals
public class KnowledgeBacking implements Serializable {

    private static final int SHOWN = 25;

    @Inject
    KnowledgeSearch search;

    @Inject
    KnowledgeArticles articles;

    @Inject
    LanguageChoice language;

    private String question;
    private transient List<Hit> hits;
    private transient ArticleView open;

    public void find() {
        hits = question == null || question.isBlank()
                ? List.of()
                : search.search(ArticleQuestion.of(question)
                                .in(language.getTag())
                                .atMost(SHOWN)
                                .asYouType())
                        .hits();
    }

    public void read(String articleId) {
        open = articles.article(ArticleKey.MAIN, articleId, language.getTag());
    }

    public List<Hit> getHits() {
        return hits == null ? List.of() : hits;
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
