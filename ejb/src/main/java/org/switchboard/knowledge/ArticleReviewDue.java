package org.switchboard.knowledge;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.knowledge.model.ArticleKey;

/** The day has come on which a published article is to be reviewed. */
public record ArticleReviewDue(String base, String articleId, String language, Optional<ChangeAuthor> by)
        implements Change {

    static ArticleReviewDue of(ArticleKey key, ChangeAuthor by) {
        return new ArticleReviewDue(key.base(), key.id(), key.language(), Optional.of(by));
    }

    @Override
    public String eventKey() {
        return base + '/' + articleId + '/' + language;
    }
}
