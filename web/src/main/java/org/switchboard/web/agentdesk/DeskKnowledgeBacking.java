package org.switchboard.web.agentdesk;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.CallDesk.ArticleUsed;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.LanguageChoice;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** The knowledge beside the call: what fits the verdict, what the agent types, and the article that is open. */
@Named("deskKnowledge")
@ViewScoped
@ReportsBusinessExceptions
public class DeskKnowledgeBacking implements Serializable {

    @Inject
    Caller caller;

    @Inject
    FittingArticles fitting;

    @Inject
    KnowledgeArticles articles;

    @Inject
    DeskBacking desk;

    @Inject
    LanguageChoice language;

    private String question;
    private String answered = "";
    private transient List<Hit> hits;
    private transient ArticleView open;
    private transient ArticleView first;

    /** @param typed may be empty */
    public void find(String typed) {
        question = typed;
        findArticles();
    }

    /** What was typed; with nothing typed, what fits the reason for the call, then the verdict. */
    @PostConstruct
    void findArticles() {
        answered = matter();
        hits = question == null || question.isBlank()
                ? fitting.of(cause(), Optional.ofNullable(desk.getReason()), language.getTag())
                : fitting.to(question, language.getTag());
        first = hits.stream().findFirst().map(hit -> article(hit.key().id())).orElse(null);
    }

    /** The verdict or the reason may have changed under an open page. */
    public void follow() {
        if (!answered.equals(matter())) {
            findArticles();
        }
    }

    private String matter() {
        return cause() + " " + desk.getReason();
    }

    private ArticleView article(String id) {
        return articles.article(ArticleKey.MAIN, id, language.getTag(), caller.actor());
    }

    public void read(String articleId) {
        open = article(articleId);
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
        return Optional.ofNullable(desk.shown()).flatMap(DeskView::supply).map(supply -> supply.verdict()
                .cause());
    }

    public List<Hit> getHits() {
        return hits == null ? List.of() : hits;
    }

    public ArticleView getOpen() {
        return open;
    }

    /** The open article, else the one that fits best. */
    public ArticleView getShown() {
        return open == null ? first : open;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }
}
