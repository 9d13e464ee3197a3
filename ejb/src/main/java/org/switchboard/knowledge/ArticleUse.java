package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.shared.NotFoundException;

/** Counts how often articles solved a matter: it measures the articles, never a person (KCS v6). */
@ApplicationScoped
public class ArticleUse {

    private ArticleUseTable table;
    private Clock clock;

    protected ArticleUse() {
        // for the container's proxy
    }

    @Inject
    public ArticleUse(ArticleUseTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @throws NotFoundException when the base has no such article that the actor may read */
    @Transactional
    public void count(@NotBlank String base, @NotBlank String articleId, Actor actor) {
        actor.require(Permission.USE);
        if (!table.used(base, articleId, clock.instant(), Reader.of(actor))) {
            throw new NotFoundException("article", articleId);
        }
    }
}
