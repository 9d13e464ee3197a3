package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.database.TestDatabase;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.deadline.DeadlineHandling;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.knowledge.persistence.JpaArticles;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;

/** Articles published on one node, of which two watch the review dates. */
class ArticleReviewsTest {

    private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
    private static final ArticleKey KEY = ArticleKey.main("power/no-supply", "zh");
    private static final ArticleKey OTHER = ArticleKey.main("billing", "zh");
    private static final Actor EDITOR = Actors.person("editor");

    /** Of the database's clock, for which nothing is due before a test says so. */
    private static final LocalDate FAR_AHEAD = LocalDate.parse("2126-06-01");

    private static final LocalDate DAY = FAR_AHEAD.plusDays(10);

    private static DataSource dataSource;
    private static TransactionalDatabase database;
    private static TransactionalDatabase otherNode;

    private final MovableClock clock =
            new MovableClock(FAR_AHEAD.atStartOfDay(SITE).toInstant().toString());
    private final RecordedEvents<ArticleReviewDue> due = new RecordedEvents<>();
    private KnowledgeEditing editing;
    private ArticleImport imports;
    private DeadlineHandling here;
    private DeadlineHandling there;

    @TempDir
    Path configuration;

    @BeforeAll
    static void startDatabase() {
        dataSource = TestDatabase.fresh();
        database = new TransactionalDatabase(dataSource);
        otherNode = new TransactionalDatabase(dataSource);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        otherNode.close();
    }

    @BeforeEach
    void assemble() {
        database.emptied();
        ArticlePlaceholders placeholders =
                new ArticlePlaceholders(new ServiceLevelFolder(configuration).policies(clock));
        here = new DeadlineHandling(database, clock, deadlines -> {
            ArticleTable table = new ArticleTable(database.jdbi());
            ArticleReviews reviews = new ArticleReviews(table, deadlines, due, clock, SITE);
            RecordedEvents<ArticlesChanged> changes = new RecordedEvents<>();
            editing = new KnowledgeEditing(
                    new JpaArticles(database.entities()), table, placeholders, reviews, changes, clock);
            imports = new ArticleImport(table, placeholders, reviews, changes, clock);
            return reviews;
        });
        there = new DeadlineHandling(
                otherNode,
                clock,
                deadlines -> new ArticleReviews(new ArticleTable(otherNode.jdbi()), deadlines, due, clock, SITE));
    }

    @Test
    void editors_are_notified_once_when_the_day_begins_at_the_site() {
        importPublished(article(KEY, Optional.of(DAY)), article(OTHER, Optional.empty()));
        assertThat(stored()).containsExactly(DAY.atStartOfDay(SITE).toInstant());
        handle();
        assertThat(due.fired()).isEmpty();

        clock.advance(Duration.ofDays(10));
        timePasses();
        handle();
        handle();
        assertThat(due.fired()).containsExactly(new ArticleReviewDue("main", "power/no-supply", "zh", EDITOR.author()));
        assertThat(stored()).isEmpty();
    }

    @Test
    void new_edition_with_another_date_replaces_the_deadline() {
        importPublished(article(KEY, Optional.of(DAY)));
        publish(article(KEY, Optional.of(DAY.plusYears(1))));
        assertThat(stored()).containsExactly(DAY.plusYears(1).atStartOfDay(SITE).toInstant());
    }

    @Test
    void draft_leaves_the_deadline_of_the_published_edition() {
        importPublished(article(KEY, Optional.of(DAY)));
        database.transact(
                () -> editing.saveDraft(article(KEY, Optional.of(DAY.plusYears(1))), Optional.empty(), EDITOR));
        assertThat(stored()).containsExactly(DAY.atStartOfDay(SITE).toInstant());
    }

    @Test
    void retired_article_and_edition_without_date_have_no_deadline() {
        importPublished(article(KEY, Optional.of(DAY)), article(OTHER, Optional.of(DAY)));
        database.transact(() -> editing.retire(KEY, EDITOR));
        publish(article(OTHER, Optional.empty()));
        assertThat(stored()).isEmpty();
    }

    @Test
    void articles_published_before_the_migration_get_a_deadline_by_it() throws IOException {
        importPublished(article(KEY, Optional.of(DAY)), article(OTHER, Optional.empty()));
        execute("delete from deadline");
        try (InputStream migration =
                getClass().getResourceAsStream("/db/migration/V53__review_dates_of_articles.sql")) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
        clock.advance(Duration.ofDays(11));
        timePasses();
        handle();
        assertThat(due.fired()).extracting(ArticleReviewDue::articleId).containsExactly("power/no-supply");
    }

    /** As one that was stored by the clock of another zone. */
    @Test
    void deadline_that_is_due_before_the_day_begins_at_the_site_waits_for_it() {
        importPublished(article(KEY, Optional.of(DAY)));
        clock.advance(Duration.ofDays(10).minusHours(3));
        timePasses();
        here.handleAll();
        assertThat(due.fired()).isEmpty();
        assertThat(stored()).containsExactly(DAY.atStartOfDay(SITE).toInstant());
    }

    private void importPublished(Article... articles) {
        database.transact(
                () -> imports.importArticles(ArticleKey.MAIN, ArticleState.PUBLISHED, List.of(articles), EDITOR));
    }

    private void publish(Article article) {
        database.transact(() -> {
            editing.saveDraft(article, Optional.empty(), EDITOR);
            editing.publish(article.key(), Optional.empty(), EDITOR);
        });
    }

    private static Article article(ArticleKey key, Optional<LocalDate> reviewOn) {
        return new Article(
                key,
                new ArticleContent(
                        "No supply", "power", List.of(), List.of(), "Check the breaker.", reviewOn, Readership.AGENTS));
    }

    private static void timePasses() {
        execute("update deadline set next_attempt_at = now() - interval '1 second'");
    }

    private static void execute(String sql) {
        Jdbi.create(dataSource).useHandle(handle -> handle.createScript(sql).execute());
    }

    private void handle() {
        here.handleAll();
        there.handleAll();
    }

    private static List<Instant> stored() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery("select due_at from deadline")
                .mapTo(Instant.class)
                .list());
    }
}
