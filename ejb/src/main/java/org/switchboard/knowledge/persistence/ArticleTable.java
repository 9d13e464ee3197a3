package org.switchboard.knowledge.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.model.Readership;

/** Reads articles, and takes in many at once: two statements however many there are. */
@ApplicationScoped
public class ArticleTable {

    private static final String INCOMING = """
            with incoming as (
              select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                article_id text, language text, title text, kind text, causes text, tags text, body text,
                review_on date, audience text, areas text, content_hash text))
            """;

    /** Of the published editions that differ now; drafts that differ are written over. */
    private static final String MAKE_ROOM_FOR_PUBLISHED = INCOMING + """
            update knowledge_article a
            set state = 'RETIRED', version = a.version + 1, author = :author, updated_at = :at
            from incoming i
            where a.base = :base and a.article_id = i.article_id and a.language = i.language
              and a.state = 'PUBLISHED' and a.content_hash <> i.content_hash""";

    private static final String MAKE_ROOM_FOR_DRAFT = INCOMING + """
            delete from knowledge_article a using incoming i
            where a.base = :base and a.article_id = i.article_id and a.language = i.language
              and a.state = 'DRAFT' and a.content_hash <> i.content_hash""";

    private static final String ADD = INCOMING + """
            insert into knowledge_article (version, base, article_id, language, edition, state, title, kind, causes,
                                           tags, body, review_on, audience, areas, content_hash, author, updated_at)
            select 1, :base, i.article_id, i.language,
                   1 + coalesce((select max(edition) from knowledge_article a
                                 where a.base = :base and a.article_id = i.article_id and a.language = i.language), 0),
                   :state, i.title, i.kind, i.causes, i.tags, i.body, i.review_on, i.audience, i.areas, i.content_hash, :author, :at
            from incoming i
            where not exists (select from knowledge_article a
                              where a.base = :base and a.article_id = i.article_id and a.language = i.language
                                and a.state = :state)
            returning article_id, language""";

    private static final String VIEW = """
            select a.*, coalesce(u.used, 0) as used
            from knowledge_article a
            left join knowledge_article_use u on u.base = a.base and u.article_id = a.article_id
            """;

    @Inject
    Jdbi jdbi;

    protected ArticleTable() {
        // for the container's proxy
    }

    public ArticleTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Takes articles of one base in, each as a new edition in this state when it differs from the edition in
     * that state does.
     *
     * @return the keys of those that were new or different
     */
    public Set<ArticleKey> importArticles(
            String base, ArticleState state, List<Article> articles, String author, Instant at) {
        String rows = rows(articles);
        return jdbi.withHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "knowledge_base " + base);
            handle.createUpdate(state == ArticleState.DRAFT ? MAKE_ROOM_FOR_DRAFT : MAKE_ROOM_FOR_PUBLISHED)
                    .bind("rows", rows)
                    .bind("base", base)
                    .bind("author", author)
                    .bind("at", at)
                    .execute();
            return handle.createQuery(ADD)
                    .bind("rows", rows)
                    .bind("base", base)
                    .bind("state", state.name())
                    .bind("author", author)
                    .bind("at", at)
                    .map((row, context) -> new ArticleKey(base, row.getString("article_id"), row.getString("language")))
                    .set();
        });
    }

    public Optional<ArticleView> find(ArticleKey key, ArticleState state, Reader reader) {
        return jdbi.withHandle(
                handle -> handle.createQuery(VIEW + """
                        where a.base = :base and a.article_id = :id and a.language = :language and a.state = :state
                        """ + ReaderFilter.SQL + "order by a.edition desc limit 1")
                        .bindMethods(key)
                        .bindMap(ReaderFilter.parameters(reader))
                        .bind("state", state.name())
                        .map(ArticleTable::view)
                        .findFirst());
    }

    /** The published texts of an article, in whatever languages there are. */
    public List<ArticleView> published(String base, String id, Reader reader) {
        return jdbi.withHandle(
                handle -> handle.createQuery(VIEW + """
                        where a.base = :base and a.article_id = :id and a.state = 'PUBLISHED'
                        """ + ReaderFilter.SQL + "order by a.language limit 50")
                        .bindMap(ReaderFilter.parameters(reader))
                        .bind("base", base)
                        .bind("id", id)
                        .map(ArticleTable::view)
                        .list());
    }

    /** Every edition, the latest first. */
    public List<ArticleSummary> editions(ArticleKey key, int limit, Reader reader) {
        return jdbi.withHandle(
                handle -> handle.createQuery(VIEW + """
                        where a.base = :base and a.article_id = :id and a.language = :language
                        """ + ReaderFilter.SQL + "order by a.edition desc limit :limit")
                        .bindMethods(key)
                        .bindMap(ReaderFilter.parameters(reader))
                        .bind("limit", limit)
                        .map(ArticleTable::summary)
                        .list());
    }

    /** Ordered by id and language, those behind the given ones. */
    public List<ArticleSummary> list(
            String base,
            ArticleState state,
            Optional<String> language,
            Optional<LocalDate> reviewBefore,
            String afterId,
            String afterLanguage,
            int limit,
            Reader reader) {
        String narrowed = (language.isPresent() ? " and a.language = :language" : "")
                + (reviewBefore.isPresent() ? " and a.review_on < :reviewBefore" : "");
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(VIEW + """
                           where a.base = :base and a.state = :state
                             and (a.article_id, a.language) > (:afterId, :afterLanguage)
                           """ + ReaderFilter.SQL + narrowed
                            + " order by a.article_id, a.language limit :limit")
                    .bindMap(ReaderFilter.parameters(reader))
                    .bind("base", base)
                    .bind("state", state.name())
                    .bind("afterId", afterId)
                    .bind("afterLanguage", afterLanguage)
                    .bind("limit", limit);
            language.ifPresent(value -> query.bind("language", value));
            reviewBefore.ifPresent(value -> query.bind("reviewBefore", value));
            return query.map(ArticleTable::summary).list();
        });
    }

    /** An edition on its way into the index. */
    public record Edition(long id, ArticleState state, Article article, Instant updatedAt) {}

    /** Published editions with an id above {@code after}, in that order. */
    public List<Edition> publishedAfter(long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from knowledge_article where id > :after and state = 'PUBLISHED' order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(ArticleTable::edition)
                .list());
    }

    /** Editions changed at that moment or later that agents can or could find, oldest change first. */
    public List<Edition> changedSince(Instant at, long afterId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from knowledge_article
                        where (updated_at, id) > (:at, :afterId) and state <> 'DRAFT'
                        order by updated_at, id limit :limit""")
                .bind("at", at)
                .bind("afterId", afterId)
                .bind("limit", limit)
                .map(ArticleTable::edition)
                .list());
    }

    /** Of these articles, those that have a published edition. */
    public Set<ArticleKey> publishedAmong(Set<ArticleKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> rows.addObject()
                .put("base", key.base())
                .put("article_id", key.id())
                .put("language", key.language()));
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.base, a.article_id, a.language
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(base text, article_id text, language text)
                        join knowledge_article a using (base, article_id, language)
                        where a.state = 'PUBLISHED'""")
                .bind("rows", rows.toString())
                .map((row, context) -> key(row))
                .set());
    }

    /** @param failed those of them that could not be indexed, each with the reason */
    public void indexed(List<ArticleKey> keys, Map<ArticleKey, String> failed) {
        if (keys.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> rows.addObject()
                .put("base", key.base())
                .put("article_id", key.id())
                .put("language", key.language())
                .put("reason", failed.get(key)));
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        update knowledge_article a set index_failure = r.reason
                        from jsonb_to_recordset(cast(:rows as jsonb))
                          as r(base text, article_id text, language text, reason text)
                        where a.base = r.base and a.article_id = r.article_id and a.language = r.language
                          and a.state = 'PUBLISHED' and a.index_failure is distinct from r.reason""").bind("rows", rows.toString()).execute());
    }

    private static String rows(List<Article> articles) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        articles.forEach(article -> rows.addObject()
                .put("article_id", article.key().id())
                .put("language", article.key().language())
                .put("title", article.content().title())
                .put("kind", article.content().kind())
                .put("causes", String.join("\n", article.content().causes()))
                .put("tags", String.join("\n", article.content().tags()))
                .put("body", article.content().body())
                .put(
                        "review_on",
                        article.content().reviewOn().map(LocalDate::toString).orElse(null))
                .put("audience", article.content().readers().audience().name())
                .put("areas", String.join("\n", article.content().readers().areas()))
                .put("content_hash", article.content().hash()));
        return rows.toString();
    }

    private static ArticleView view(ResultSet row, StatementContext context) throws SQLException {
        ArticleContent content = content(row);
        return new ArticleView(
                key(row),
                row.getInt("edition"),
                ArticleState.valueOf(row.getString("state")),
                content,
                content.body(),
                row.getString("author"),
                Columns.instant(row, "updated_at").orElseThrow(),
                row.getLong("used"),
                row.getLong("version"));
    }

    private static ArticleSummary summary(ResultSet row, StatementContext context) throws SQLException {
        return new ArticleSummary(
                row.getLong("id"),
                key(row),
                row.getInt("edition"),
                ArticleState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("kind"),
                Columns.date(row, "review_on"),
                readers(row),
                row.getString("author"),
                Columns.instant(row, "updated_at").orElseThrow(),
                row.getLong("used"),
                Optional.ofNullable(row.getString("index_failure")));
    }

    private static Edition edition(ResultSet row, StatementContext context) throws SQLException {
        return new Edition(
                row.getLong("id"),
                ArticleState.valueOf(row.getString("state")),
                new Article(key(row), content(row)),
                Columns.instant(row, "updated_at").orElseThrow());
    }

    private static ArticleKey key(ResultSet row) throws SQLException {
        return new ArticleKey(row.getString("base"), row.getString("article_id"), row.getString("language"));
    }

    private static ArticleContent content(ResultSet row) throws SQLException {
        return new ArticleContent(
                row.getString("title"),
                row.getString("kind"),
                lines(row.getString("causes")),
                lines(row.getString("tags")),
                row.getString("body"),
                Columns.date(row, "review_on"),
                readers(row));
    }

    private static Readership readers(ResultSet row) throws SQLException {
        return new Readership(Audience.valueOf(row.getString("audience")), lines(row.getString("areas")));
    }

    private static List<String> lines(String text) {
        return Stream.of(text.split("\n")).filter(line -> !line.isEmpty()).collect(Collectors.toUnmodifiableList());
    }
}
