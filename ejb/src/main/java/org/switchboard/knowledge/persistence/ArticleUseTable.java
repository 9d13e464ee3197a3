package org.switchboard.knowledge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.knowledge.model.Reader;

/** The table {@code knowledge_article_use}. */
@ApplicationScoped
public class ArticleUseTable {

    @Inject
    Jdbi jdbi;

    protected ArticleUseTable() {
        // for the container's proxy
    }

    public ArticleUseTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counts only what exists for the reader; returns whether it did. */
    public boolean used(String base, String articleId, Instant at, Reader reader) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert into knowledge_article_use as held (base, article_id, used, last_at)
                                select :base, :article, 1, :at
                                where exists (
                                  select from knowledge_article a where a.base = :base and a.article_id = :article
                                  """ + ReaderFilter.SQL + """
                                )
                                on conflict (base, article_id) do update
                                set used = held.used + 1, last_at = excluded.last_at""")
                        .bindMap(ReaderFilter.parameters(reader))
                        .bind("base", base)
                        .bind("article", articleId)
                        .bind("at", at)
                        .execute())
                > 0;
    }
}
