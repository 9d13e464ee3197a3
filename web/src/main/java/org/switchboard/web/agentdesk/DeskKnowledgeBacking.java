package org.switchboard.web.agentdesk;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.CallDesk.ArticleUsed;
import org.switchboard.agentdesk.Cause;
import org.switchboard.knowledge.ArticleHits.Hit;
import org.switchboard.knowledge.ArticleKey;
import org.switchboard.knowledge.ArticleQuestion;
import org.switchboard.knowledge.ArticleView;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.LanguageChoice;
import org.switchboard.web.refusal.TellsRefusals;

/** The knowledge beside the call: what fits the verdict, what the agent types, and the article that is open. */
@Named("deskKnowledge")
@ViewScoped
@TellsRefusals
public class DeskKnowledgeBacking implements Serializable {

    private static final int SHOWN = 6;

    @Inject
    KnowledgeSearch search;

    @Inject
    KnowledgeArticles articles;

    @Inject
    DeskBacking desk;

    @Inject
    LanguageChoice language;

    private String question;
    private Cause answered;
    private transient List<Hit> hits;
    private transient ArticleView open;

    /** What was typed; with nothing typed, what fits the verdict. */
    @PostConstruct
    public void find() {
        answered = cause().orElse(null);
        hits = question == null || question.isBlank()
                ? cause().map(cause -> search.articlesFor(cause.name(), language.getTag(), SHOWN))
                        .orElse(List.of())
                : search.search(ArticleQuestion.of(question)
                                .in(language.getTag())
                                .atMost(SHOWN)
                                .asYouType())
                        .hits();
    }

    /** The verdict may have changed under an open page. */
    public void follow() {
        if (answered != cause().orElse(null)) {
            find();
        }
    }

    public void read(String articleId) {
        open = articles.article(ArticleKey.MAIN, articleId, language.getTag());
    }

    public void close() {
        open = null;
    }

    /** The article that the agent opened; never one that merely fits. */
    public ArticleUsed used() {
        ArticleKey key = Optional.ofNullable(open)
                .map(ArticleView::key)
                .orElseThrow(() -> new BusinessException("no-article-chosen", "article", ""));
        return new ArticleUsed(key.base(), key.id(), key.language());
    }

    private Optional<Cause> cause() {
        return Optional.ofNullable(desk.getView()).flatMap(DeskView::supply).map(supply -> supply.verdict()
                .cause());
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
