package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.deadline.Deadlines;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleHits;
import org.switchboard.knowledge.model.ArticleIndex;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.knowledge.persistence.ArticleFileTable;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.knowledge.persistence.JpaArticles;
import org.switchboard.knowledge.search.ArticleFolder;
import org.switchboard.knowledge.search.LuceneArticleIndex;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.servicelevel.ServiceLevelPolicies;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.shared.RecordedEvents;

/** Writing, publishing, importing and finding articles over the real tables and the real index. */
class KnowledgeStoryTest {

    private static final String ARRIVAL = "fault-arrival.urban@2023-01-01 = ";
    private static final String WITHIN = "Usually within {{service-level:fault-arrival.urban}}.";
    private static final ArticleKey KEY = ArticleKey.main("power-test", "en");

    @TempDir
    static Path work;

    private static TransactionalDatabase database;
    private static LuceneArticleIndex index;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<ArticlesChanged> changes = new RecordedEvents<>();
    private KnowledgeEditing editing;
    private KnowledgeArticles reading;
    private ArticleImport imports;
    private ArticleFiles files;
    private KnowledgeSearch search;
    private SearchIndexing indexing;

    @TempDir
    Path configuration;

    private ServiceLevelFolder limits;
    private boolean unavailable;
    private Map<ArticleKey, String> failures = Map.of();

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
    void assemble() {
        ArticleTable table = new ArticleTable(database.emptied().jdbi()) {
            @Override
            public List<Edition> publishedAfter(long after, int limit) {
                if (unavailable) {
                    throw new IllegalStateException("unavailable");
                }
                return super.publishedAfter(after, limit);
            }
        };
        unavailable = false;
        limits = new ServiceLevelFolder(configuration).write(ARRIVAL + "45 minutes; commitment");
        ArticlePlaceholders placeholders = new ArticlePlaceholders(limits.policies(clock));
        ArticleReviews reviews = new ArticleReviews(
                table,
                new Deadlines(new DeadlineTable(database.jdbi()), new RecordedEvents<>(), clock),
                new RecordedEvents<>(),
                clock,
                ZoneOffset.UTC);
        editing = new KnowledgeEditing(
                new JpaArticles(database.entities()), table, placeholders, reviews, changes, clock);
        reading = new KnowledgeArticles(table, placeholders);
        imports = new ArticleImport(table, placeholders, reviews, changes, clock);
        files = new ArticleFiles(new ArticleFileTable(database.jdbi()), imports, placeholders, clock);
        search = new KnowledgeSearch(index);
        indexing = new SearchIndexing(table, new IndexWithFailures(), placeholders);
        indexing.rebuild();
        changes.observe(change -> clock.advance(Duration.ofSeconds(1)));
    }

    @Test
    void draft_is_saved_published_found_and_retired() {
        save(content("Blown fuses", "Replace the fuse."), Optional.empty());
        indexing.catchUp();
        assertThat(found("fuse")).as("a draft is for editors only").isEmpty();

        publish();
        indexing.catchUp();
        assertThat(found("fuse")).containsExactly("power-test");
        assertThat(reading.article("main", "power-test", "en", person("wang")).html())
                .contains("<p>Replace the fuse.</p>");

        database.transact(() -> editing.retire(KEY, person("li")));
        indexing.catchUp();
        assertThat(found("fuse")).isEmpty();
        assertThatThrownBy(() -> reading.article("main", "power-test", "en", person("wang")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void new_edition_replaces_the_old_one_only_when_published() {
        save(content("Fuse", "old words"), Optional.empty());
        publish();
        save(content("Fuse", "new words"), Optional.empty());

        assertThat(reading.article("main", "power-test", "en", person("wang"))
                        .content()
                        .body())
                .isEqualTo("old words");
        publish();
        indexing.catchUp();

        assertThat(reading.article("main", "power-test", "en", person("wang")).edition())
                .isEqualTo(2);
        assertThat(found("old")).isEmpty();
        assertThat(found("new")).containsExactly("power-test");
        assertThat(reading.editions(KEY, person("wang")))
                .extracting(ArticleSummary::state)
                .containsExactly(ArticleState.PUBLISHED, ArticleState.RETIRED);
    }

    @Test
    void concurrent_edits_of_one_draft_do_not_overwrite_each_other() {
        ArticleView seenByBoth = save(content("Fuse", "first"), Optional.empty());
        save(content("Fuse", "hers"), Optional.of(seenByBoth.version()));

        assertRefused("changed-meanwhile", () -> save(content("Fuse", "his"), Optional.of(seenByBoth.version())));
        assertRefused("changed-meanwhile", () -> save(content("Fuse", "his"), Optional.empty()));
        assertRefused(
                "changed-meanwhile",
                () -> database.transact(() -> editing.publish(KEY, Optional.of(seenByBoth.version()), person("he"))));
        assertThat(reading.find(KEY, ArticleState.DRAFT, person("wang"))
                        .orElseThrow()
                        .content()
                        .body())
                .isEqualTo("hers");
    }

    @Test
    void an_agent_who_reads_a_regional_language_gets_the_general_one_and_otherwise_what_there_is() {
        publish(new Article(ArticleKey.main("a", "zh"), content("保险丝", "更换")));
        publish(new Article(ArticleKey.main("b", "en"), content("Fuse", "change")));

        assertThat(reading.article("main", "a", "zh-CN", person("wang")).key().language())
                .isEqualTo("zh");
        assertThat(reading.article("main", "b", "zh-CN", person("wang")).key().language())
                .isEqualTo("en");
    }

    @Test
    void import_stores_new_articles_and_keeps_equal_ones() {
        List<Article> faq = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            faq.add(new Article(new ArticleKey("faq", "q" + i, "en"), content("Question " + i, "Answer " + i)));
        }
        assertThat(importArticles("faq", faq)).isEqualTo(new ArticleImport.Result(250, 0));
        faq.set(7, new Article(new ArticleKey("faq", "q7", "en"), content("Question 7", "a better answer")));

        assertThat(importArticles("faq", faq)).isEqualTo(new ArticleImport.Result(1, 249));
        indexing.catchUp();

        assertThat(search.search(ArticleQuestion.of("better").inBase("faq"), person("wang"))
                        .hits())
                .extracting(hit -> hit.key().id())
                .containsExactly("q7");
        assertThat(found("better")).as("bases do not mix").isEmpty();
        Page<ArticleSummary> page = reading.page(
                "faq",
                ArticleState.PUBLISHED,
                Optional.empty(),
                Optional.empty(),
                200,
                Optional.empty(),
                person("wang"));
        assertThat(page.items()).hasSize(200);
        assertThat(reading.page(
                                "faq",
                                ArticleState.PUBLISHED,
                                Optional.empty(),
                                Optional.empty(),
                                200,
                                page.nextCursor(),
                                person("wang"))
                        .items())
                .hasSize(50);
    }

    @Test
    void drafts_can_be_imported_too_and_stay_drafts() {
        Article article = new Article(KEY, content("Fuse", "draft"));
        database.transact(() -> imports.importArticles("main", ArticleState.DRAFT, List.of(article), person("li")));
        Article better = new Article(KEY, content("Fuse", "better draft"));
        database.transact(() -> imports.importArticles("main", ArticleState.DRAFT, List.of(better), person("li")));

        assertThat(reading.find(KEY, ArticleState.DRAFT, person("wang"))
                        .orElseThrow()
                        .content()
                        .body())
                .isEqualTo("better draft");
        assertThat(reading.find(KEY, ArticleState.PUBLISHED, person("wang"))).isEmpty();
    }

    @Test
    void articles_due_for_review_are_listed() {
        publish(new Article(KEY, content("Fuse", "old")));

        assertThat(reading.page(
                                "main",
                                ArticleState.PUBLISHED,
                                Optional.of("en"),
                                Optional.of(LocalDate.of(2027, 6, 1)),
                                10,
                                Optional.empty(),
                                person("wang"))
                        .items())
                .hasSize(1);
        assertThat(reading.page(
                                "main",
                                ArticleState.PUBLISHED,
                                Optional.of("en"),
                                Optional.of(LocalDate.of(2027, 5, 31)),
                                10,
                                Optional.empty(),
                                person("wang"))
                        .items())
                .isEmpty();
    }

    @Test
    void the_use_of_an_article_is_counted_beside_it() {
        publish(new Article(KEY, content("Fuse", "old")));
        ArticleUse use = new ArticleUse(new ArticleUseTable(database.jdbi()), clock);

        use.count("main", "power-test", person("wang"));
        use.count("main", "power-test", person("wang"));

        assertThat(reading.article("main", "power-test", "en", person("wang")).used())
                .isEqualTo(2);
        assertThatThrownBy(() -> use.count("main", "nothing", person("wang"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void delivered_articles_load_without_an_error() throws IOException {
        limits.write(Files.readString(ArticleFolder.KNOWLEDGE.resolveSibling(ServiceLevelPolicies.FILE)));
        ArticleFiles.Loaded first = load(ArticleFolder.KNOWLEDGE);
        ArticleFiles.Loaded second = load(ArticleFolder.KNOWLEDGE);

        assertThat(first.faults()).isEmpty();
        assertThat(first.loaded()).isGreaterThanOrEqualTo(80);
        assertThat(second.loaded()).as("nothing changed").isZero();
        indexing.catchUp();
        assertThat(found("meter")).isNotEmpty();
    }

    @Test
    void file_replaces_an_edited_article_only_after_the_file_changed(@TempDir Path folder) throws IOException {
        Path file = write(folder, "power/power-test.en.md", "from the file");
        load(folder);
        save(content("Fuse", "from the editor"), Optional.empty());
        publish();

        load(folder);
        assertThat(body()).isEqualTo("from the editor");

        Files.writeString(file, Files.readString(file).replace("from the file", "from the changed file"));
        load(folder);
        assertThat(body()).isEqualTo("from the changed file");
    }

    @Test
    void a_bad_file_is_reported_by_field_and_the_others_load(@TempDir Path folder) throws IOException {
        write(folder, "power/power-test.en.md", "good");
        Files.writeString(folder.resolve("power/bad.en.md"), "---\nid: x\nlang: en\n---\nno title\n");
        Files.write(folder.resolve("power/not-text.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
        Files.writeString(folder.resolve("README.md"), "how to write articles");

        ArticleFiles.Loaded loaded = load(folder);

        assertThat(loaded.loaded()).isEqualTo(1);
        assertThat(loaded.faults())
                .extracting(fault -> fault.path() + " " + fault.field())
                .containsExactly("power/bad.en.md title", "power/not-text.md file");
    }

    @Test
    void a_file_that_names_an_unknown_limit_is_reported_with_its_name_and_the_others_load(@TempDir Path folder)
            throws IOException {
        write(folder, "power/power-test.en.md", WITHIN);
        write(folder, "power/unknown.en.md", "Within {{service-level:fault-arrival.moon}}.");

        ArticleFiles.Loaded loaded = load(folder);

        assertThat(loaded.loaded()).isEqualTo(1);
        assertThat(loaded.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("power/unknown.en.md");
            assertThat(fault.field()).isEqualTo("text");
            assertThat(fault.reason()).contains("{{service-level:fault-arrival.moon}}");
        });
    }

    @Test
    void a_limit_is_read_and_found_in_words_and_kept_as_a_placeholder_for_editors() {
        save(content("Fuse", WITHIN), Optional.empty());
        publish();
        indexing.catchUp();

        ArticleView read = reading.article("main", "power-test", "en", person("wang"));
        assertThat(read.content().body()).isEqualTo("Usually within 45 minutes.");
        assertThat(read.html()).contains("<p>Usually within 45 minutes.</p>");
        assertThat(search.search(ArticleQuestion.of("45 minutes"), person("wang"))
                        .hits())
                .extracting(ArticleHits.Hit::snippet)
                .containsExactly("Usually within 45 minutes.");
        ArticleView edited =
                reading.find(KEY, ArticleState.PUBLISHED, person("wang")).orElseThrow();
        assertThat(edited.content().body()).isEqualTo(WITHIN);
        assertThat(edited.html()).contains("45 minutes");
    }

    @Test
    void published_text_of_a_reader_of_the_language_has_its_placeholders_for_an_editor() {
        save(content("Fuse", WITHIN), Optional.empty());
        publish();

        ArticleView edited = reading.written("main", "power-test", "en-GB", person("wang"));

        assertThat(edited.content().body()).isEqualTo(WITHIN);
        assertThat(edited.html()).contains("<p>Usually within 45 minutes.</p>");
        assertThatThrownBy(() -> reading.written("main", "none", "en", person("wang")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_changed_limit_is_read_and_found_without_a_restart() {
        save(content("Fuse", WITHIN), Optional.empty());
        publish();
        indexing.catchUp();

        limits.write(ARRIVAL + "40 minutes; a new commitment");
        indexing.catchUp();

        assertThat(body()).isEqualTo("Usually within 40 minutes.");
        assertThat(search.search(ArticleQuestion.of("usually"), person("wang")).hits())
                .extracting(ArticleHits.Hit::snippet)
                .containsExactly("Usually within 40 minutes.");
    }

    @Test
    void a_changed_limit_is_indexed_later_when_the_database_was_unavailable_and_the_index_stays_meanwhile() {
        save(content("Fuse", WITHIN), Optional.empty());
        publish();
        indexing.catchUp();
        limits.write(ARRIVAL + "40 minutes; a new commitment");
        unavailable = true;
        assertThatThrownBy(indexing::catchUp).hasMessage("unavailable");
        assertThat(found("usually")).containsExactly("power-test");

        unavailable = false;
        indexing.catchUp();

        assertThat(search.search(ArticleQuestion.of("usually"), person("wang")).hits())
                .extracting(ArticleHits.Hit::snippet)
                .containsExactly("Usually within 40 minutes.");
    }

    @Test
    void a_draft_whose_limit_is_no_longer_in_force_is_not_published() {
        save(content("Fuse", WITHIN), Optional.empty());
        limits.write("fault-arrival.rural@2023-01-01 = 90 minutes; commitment");

        assertRefused("article-placeholder-unknown", this::publish);
    }

    @Test
    void editors_and_imports_cannot_name_an_unknown_limit_either() {
        ArticleContent unknown = content("Fuse", "Within {{service-level:fault-arrival.moon}}.");

        assertRefused("article-placeholder-unknown", () -> save(unknown, Optional.empty()));
        assertRefused("article-placeholder-unknown", () -> importArticles("main", List.of(new Article(KEY, unknown))));
    }

    @Test
    void the_index_can_be_made_again_from_the_database_alone() {
        publish(new Article(KEY, content("Fuse", "blown")));
        indexing.rebuild();

        assertThat(indexing.isReady()).isTrue();
        assertThat(found("blown")).containsExactly("power-test");
    }

    @Test
    void article_nested_too_deep_is_not_taken_in() {
        assertRefused("article-too-nested", () -> save(content("Deep", ">".repeat(10_000) + "x"), Optional.empty()));
    }

    @Test
    void stored_article_nested_too_deep_is_indexed_with_the_others_and_can_be_retired() {
        publish(new Article(KEY, content("Deep", "shallow")));
        publish(new Article(ArticleKey.main("other", "en"), content("Fuse", "blown")));
        database.jdbi().useHandle(handle -> handle.createUpdate(
                        "update knowledge_article set body = :body where article_id = 'power-test'")
                .bind("body", ">".repeat(20_000) + "abyss")
                .execute());
        indexing.rebuild();

        assertThat(found("blown")).containsExactly("other");
        assertThat(found("abyss")).containsExactly("power-test");
        database.transact(() -> editing.retire(KEY, person("li")));
        indexing.catchUp();
        assertThat(found("abyss")).isEmpty();
    }

    @Test
    void article_with_a_word_longer_than_the_index_takes_keeps_no_other_from_being_indexed() {
        publish(new Article(KEY, content("Long", "x".repeat(100_000))));
        publish(new Article(ArticleKey.main("other", "en"), content("Fuse", "blown")));
        indexing.rebuild();

        assertThat(found("blown")).containsExactly("other");
    }

    @Test
    void article_that_cannot_be_indexed_says_so_until_it_can() {
        publish(new Article(KEY, content("Fuse", "blown")));
        publish(new Article(ArticleKey.main("other", "en"), content("Fuse", "blown")));

        failures = Map.of(KEY, "immense term");
        indexing.rebuild();
        assertThat(indexFailure(KEY)).contains("immense term");
        assertThat(indexFailure(ArticleKey.main("other", "en"))).isEmpty();

        failures = Map.of();
        indexing.rebuild();
        assertThat(indexFailure(KEY)).isEmpty();
    }

    private Optional<String> indexFailure(ArticleKey key) {
        return reading.editions(key, person("li")).get(0).indexFailure();
    }

    @Test
    void index_that_is_not_made_again_completely_keeps_what_it_had() {
        publish(new Article(KEY, content("Fuse", "blown")));
        indexing.rebuild();
        unavailable = true;

        assertThatThrownBy(indexing::rebuild).hasMessage("unavailable");
        assertThat(found("blown")).containsExactly("power-test");

        unavailable = false;
        indexing.keepUp();
        assertThat(found("blown")).containsExactly("power-test");
    }

    @Test
    void a_change_of_another_node_is_caught_up_even_when_its_transaction_ended_late() {
        publish(new Article(ArticleKey.main("first", "en"), content("Fuse", "alpha")));
        indexing.catchUp();
        clock.advance(Duration.ofSeconds(-30));
        publish(new Article(ArticleKey.main("late", "en"), content("Fuse", "omega")));

        indexing.catchUp();

        assertThat(found("omega")).containsExactly("late");
    }

    @Test
    void an_agent_lists_what_is_published_and_no_drafts() {
        Actor agent = Actors.only(Role.AGENT);

        assertThat(reading.page(
                                "main",
                                ArticleState.PUBLISHED,
                                Optional.empty(),
                                Optional.empty(),
                                10,
                                Optional.empty(),
                                agent)
                        .items())
                .isEmpty();
        assertThat(reading.find(KEY, ArticleState.PUBLISHED, agent)).isEmpty();
        assertThatThrownBy(() -> reading.page(
                        "main", ArticleState.DRAFT, Optional.empty(), Optional.empty(), 10, Optional.empty(), agent))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> reading.find(KEY, ArticleState.DRAFT, agent)).isInstanceOf(AccessDenied.class);
    }

    private ArticleView save(ArticleContent content, Optional<Long> seen) {
        return database.inTransaction(() -> editing.saveDraft(new Article(KEY, content), seen, person("li")));
    }

    private void publish() {
        database.transact(() -> editing.publish(KEY, Optional.empty(), person("li")));
    }

    private void publish(Article article) {
        importArticles(article.key().base(), List.of(article));
    }

    private ArticleImport.Result importArticles(String base, List<Article> articles) {
        return database.inTransaction(
                () -> imports.importArticles(base, ArticleState.PUBLISHED, articles, person("li")));
    }

    private ArticleFiles.Loaded load(Path folder) {
        return database.inTransaction(() -> files.load(folder));
    }

    private String body() {
        return reading.article("main", "power-test", "en", person("wang"))
                .content()
                .body();
    }

    private List<String> found(String question) {
        return search.search(ArticleQuestion.of(question), person("wang")).hits().stream()
                .map(hit -> hit.key().id())
                .toList();
    }

    private static Path write(Path folder, String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                ---
                id: power-test
                lang: en
                title: Fuse
                kind: power
                causes: []
                tags: [fuse]
                reviewOn: 2027-05-31
                ---

                %s
                """.formatted(body));
    }

    private static ArticleContent content(String title, String body) {
        return new ArticleContent(
                title,
                "power",
                List.of(),
                List.of("fuse box"),
                body,
                Optional.of(LocalDate.of(2027, 5, 31)),
                Readership.AGENTS);
    }

    private static void assertRefused(String key, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }

    /** The index of the test, and the failures that it says it has. */
    private final class IndexWithFailures implements ArticleIndex {

        @Override
        public ArticleHits search(ArticleQuestion question, Reader reader) {
            return index.search(question, reader);
        }

        @Override
        public List<ArticleHits.Hit> boundTo(String cause, String base, String language, int limit, Reader reader) {
            return index.boundTo(cause, base, language, limit, reader);
        }

        @Override
        public Map<ArticleKey, String> update(Collection<Article> articles, Collection<ArticleKey> forgotten) {
            index.update(articles, forgotten);
            return failures;
        }

        @Override
        public void retainOnly(Collection<ArticleKey> known) {
            index.retainOnly(known);
        }
    }
}
