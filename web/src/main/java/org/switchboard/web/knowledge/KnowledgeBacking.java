package org.switchboard.web.knowledge;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.switchboard.agentdesk.TopicKind;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.web.access.LanguageChoice;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** What was searched, what was found, and the article that is open. */
@Named("knowledge")
@ViewScoped
@ReportsBusinessExceptions
public class KnowledgeBacking implements Serializable {

    @Inject
    Caller caller;

    @Inject
    ArticleList list;

    @Inject
    KnowledgeArticles articles;

    @Inject
    LanguageChoice language;

    private String question;
    private boolean dueOnly;
    private transient List<FoundArticle> found;
    private transient List<FoundArticle> due;
    private transient ArticleView open;

    /** What fits the question; while there is none, all articles or those that are due for review, by their ids. */
    @PostConstruct
    public void find() {
        if (question != null && !question.isBlank()) {
            dueOnly = false;
            found = list.matching(question, language.getTag(), caller.actor());
        } else {
            found = dueOnly ? getDue() : list.all(language.getTag(), caller.actor());
        }
    }

    /** Only those that are due for review, or all. */
    public void show(boolean onlyDue) {
        dueOnly = onlyDue;
        question = null;
        due = null;
        find();
    }

    /** Counts again which are due for review; the list stays as it is read. */
    public void countDue() {
        due = null;
    }

    public void read(FoundArticle article) {
        open = articles.article(ArticleKey.MAIN, article.id(), article.language(), caller.actor());
    }

    public List<FoundArticle> getFound() {
        if (found == null) {
            find();
        }
        return found;
    }

    /** Whether there may be more than are shown. */
    public boolean isMoreDue() {
        return getDue().size() == ArticleList.SHOWN;
    }

    /** Those that are due for review; for editors. */
    public List<FoundArticle> getDue() {
        if (due == null) {
            due = list.dueForReview(caller.actor());
        }
        return due;
    }

    public String getTopics() {
        return TopicKind.ARTICLE_QUEUE.of(ArticleKey.MAIN);
    }

    public boolean isDueOnly() {
        return dueOnly;
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
