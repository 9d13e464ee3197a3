package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.only;
import static org.switchboard.access.model.Actors.person;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.access.model.Role;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.deadline.Deadlines;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.knowledge.persistence.JpaArticles;
import org.switchboard.knowledge.search.LuceneArticleIndex;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RecordedEvents;

/** One article for each audience, everywhere and in two areas: who finds, lists, reads and counts which of them. */
class ArticleReadersTest {

    private static final List<String> PLACES = List.of("everywhere", "north", "south");

    @TempDir
    static Path work;

    private static TransactionalDatabase database;
    private static LuceneArticleIndex index;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private KnowledgeArticles reading;
    private KnowledgeEditing editing;
    private KnowledgeSearch search;
    private ArticleUse use;

    @TempDir
    Path configuration;

    @BeforeAll
    static void start() {
        database = new TransactionalDatabase();
        index = new LuceneArticleIndex(Optional.of(work.toString()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void publishOneForEach() {
        ArticleTable table = new ArticleTable(database.emptied().jdbi());
        ArticlePlaceholders placeholders =
                new ArticlePlaceholders(new ServiceLevelFolder(configuration).policies(clock));
        ArticleReviews reviews = new ArticleReviews(
                table,
                new Deadlines(new DeadlineTable(database.jdbi()), new RecordedEvents<>(), clock),
                new RecordedEvents<>(),
                clock,
                ZoneOffset.UTC);
        reading = new KnowledgeArticles(table, placeholders);
        editing = new KnowledgeEditing(
                new JpaArticles(database.entities()), table, placeholders, reviews, new RecordedEvents<>(), clock);
        search = new KnowledgeSearch(index);
        use = new ArticleUse(new ArticleUseTable(database.jdbi()), clock);
        List<Article> articles = Arrays.stream(Audience.values())
                .flatMap(audience -> PLACES.stream().map(place -> article(audience, place)))
                .toList();
        ArticleImport imports = new ArticleImport(table, placeholders, reviews, new RecordedEvents<>(), clock);
        database.transact(
                () -> imports.importArticles(ArticleKey.MAIN, ArticleState.PUBLISHED, articles, person("li")));
        new SearchIndexing(table, index, placeholders).rebuild();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_way_to_an_article_agrees_on_what_a_role_without_areas_may_read(Role role) {
        boolean expert = Set.of(Role.EDITOR, Role.SUPERVISOR, Role.ADMIN).contains(role);

        assertReads(only(role), audience -> expert || audience != Audience.EXPERT, PLACES);
    }

    @Test
    void an_agent_of_one_area_reads_what_applies_there_or_everywhere() {
        assertReads(only(Role.AGENT, "north"), audience -> audience != Audience.EXPERT, List.of("everywhere", "north"));
    }

    @Test
    void a_supervisor_of_two_areas_reads_both_and_what_is_for_experts() {
        assertReads(only(Role.SUPERVISOR, "north", "south"), audience -> true, PLACES);
    }

    @Test
    void an_editor_reads_articles_of_areas_that_are_not_theirs() {
        assertReads(only(Role.EDITOR, "north"), audience -> true, PLACES);
    }

    @Test
    void an_article_moved_to_another_audience_is_found_by_that_one_only() {
        Article before = article(Audience.AGENT, "everywhere");
        ArticleContent content = before.content();
        Article forExperts = new Article(
                before.key(),
                new ArticleContent(
                        content.title(),
                        content.kind(),
                        content.causes(),
                        content.tags(),
                        content.body(),
                        content.reviewOn(),
                        new Readership(Audience.EXPERT, List.of())));
        database.transact(() -> {
            editing.saveDraft(forExperts, Optional.empty(), person("li"));
            editing.publish(before.key(), Optional.empty(), person("li"));
        });
        new SearchIndexing(
                        new ArticleTable(database.jdbi()),
                        index,
                        new ArticlePlaceholders(new ServiceLevelFolder(configuration).policies(clock)))
                .catchUp();

        assertThat(found(only(Role.AGENT))).doesNotContain("agent-everywhere");
        assertThat(found(only(Role.SUPERVISOR))).contains("agent-everywhere");
        assertThatThrownBy(() -> read("agent-everywhere", only(Role.AGENT))).isInstanceOf(NotFoundException.class);
    }

    private void assertReads(Actor actor, Function<Audience, Boolean> audiences, List<String> places) {
        Set<String> theirs = new TreeSet<>(Stream.of(Audience.values())
                .filter(audiences::apply)
                .flatMap(audience -> places.stream().map(place -> id(audience, place)))
                .toList());
        assertThat(found(actor)).as("search").containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(search.search(ArticleQuestion.of("fuse").atMost(1), actor).kinds())
                .as("counts")
                .containsOnly(java.util.Map.entry("power", (long) theirs.size()));
        assertThat(search.articlesFor("UNKNOWN", "en", 100, actor))
                .as("suggestions")
                .extracting(hit -> hit.key().id())
                .containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(reading.page(
                                ArticleKey.MAIN,
                                ArticleState.PUBLISHED,
                                Optional.empty(),
                                Optional.empty(),
                                100,
                                Optional.empty(),
                                actor)
                        .items())
                .as("list")
                .extracting(article -> article.key().id())
                .containsExactlyElementsOf(theirs);
        everyId().forEach(id -> {
            if (theirs.contains(id)) {
                assertThat(read(id, actor)).isEqualTo("The fuse.");
                use.count(ArticleKey.MAIN, id, actor);
            } else {
                assertThatThrownBy(() -> read(id, actor)).as(id).isInstanceOf(NotFoundException.class);
                assertThatThrownBy(() -> use.count(ArticleKey.MAIN, id, actor))
                        .as(id)
                        .isInstanceOf(NotFoundException.class);
                assertThat(reading.find(ArticleKey.main(id, "en"), ArticleState.PUBLISHED, actor))
                        .as(id)
                        .isEmpty();
            }
            if (actor.may(Permission.LIST_DRAFTS)) {
                assertThat(reading.editions(ArticleKey.main(id, "en"), actor))
                        .as(id)
                        .extracting(ArticleSummary::edition)
                        .hasSize(theirs.contains(id) ? 1 : 0);
            }
        });
    }

    private String read(String id, Actor actor) {
        return reading.article(ArticleKey.MAIN, id, "en", actor).content().body();
    }

    private List<String> found(Actor actor) {
        return search.search(ArticleQuestion.of("fuse").atMost(100), actor).hits().stream()
                .map(Hit::key)
                .map(ArticleKey::id)
                .toList();
    }

    private static Stream<String> everyId() {
        return Stream.of(Audience.values()).flatMap(audience -> PLACES.stream().map(place -> id(audience, place)));
    }

    private static String id(Audience audience, String place) {
        return audience.wireName() + "-" + place;
    }

    private static Article article(Audience audience, String place) {
        return new Article(
                ArticleKey.main(id(audience, place), "en"),
                new ArticleContent(
                        "Article " + id(audience, place),
                        "power",
                        List.of("UNKNOWN"),
                        List.of(),
                        "The fuse.",
                        Optional.empty(),
                        new Readership(audience, place.equals("everywhere") ? List.of() : List.of(place))));
    }
}
