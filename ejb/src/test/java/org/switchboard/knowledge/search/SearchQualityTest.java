package org.switchboard.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.knowledge.ArticlePlaceholders;
import org.switchboard.knowledge.model.ArticleHits;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.servicelevel.ServiceLevelFolder;

/** What agents type and what they should find, over the articles that come with the system. */
class SearchQualityTest {

    @TempDir
    static Path folder;

    private static LuceneArticleIndex index;

    @BeforeAll
    static void makeIndex() {
        index = new LuceneArticleIndex(Optional.of(folder.toString()));
        ArticlePlaceholders placeholders = new ArticlePlaceholders(ServiceLevelFolder.configured());
        index.update(
                ArticleFolder.articles().stream()
                        .map(article -> placeholders.filled(article, placeholders.policies()))
                        .toList(),
                List.of());
    }

    @AfterAll
    static void closeIndex() {
        index.close();
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvSource({
        "zh, 整栋楼都没电, power-whole-building-dark",
        "zh, 电表黑屏了怎么办, power-meter-blank",
        "zh, 一停电呼吸机用不了, power-life-support-customer",
        "zh, 钱交了还没复电, billing-paid-not-reconnected",
        "zh, 电费突然多了好多, billing-higher-than-usual",
        "zh, 电梯困人, power-elevator-trapped",
        "zh, 闻到焦糊味, power-burning-smell-at-meter",
        "zh, 家里一半有电一半没电, power-half-rooms-dark",
        "zh, 电线掉在地上, power-downed-wire",
        "zh, 谷电什么时候开始, billing-peak-valley",
        "zh, 阶梯电价怎么算, billing-tier-pricing",
        "zh, 錯交電費想退, billing-paid-wrong-account",
        "zh, 變壓器 整個社區停電, power-whole-building-dark",
        "en, the whole building is dark, power-whole-building-dark",
        "en, meter display blank, power-meter-blank",
        "en, paid but still disconnected, billing-paid-not-reconnected",
        "en, burning smells near the meter box, power-burning-smell-at-meter",
        "en, lights flicker, power-low-voltage-flicker",
        "en, somebody is trapped in the lift, power-elevator-trapped",
        "en, wire lying on the road, power-downed-wire",
        "en, fridge damaged after power surge, power-appliance-damage-claim",
        "en, solar inverters off, power-solar-inverter-off",
        "en, my bill is much higher, billing-higher-than-usual"
    })
    void the_right_article_is_among_the_first_three(String language, String question, String expected) {
        assertThat(ids(ArticleQuestion.of(question).in(language).atMost(3)))
                .as(question)
                .contains(expected);
    }

    @ParameterizedTest(name = "{0}…: {1}")
    @CsvSource({
        "zh, 电梯, power-elevator-trapped",
        "zh, 呼吸, power-life-support-customer",
        "en, eleva, power-elevator-trapped",
        "en, invert, power-solar-inverter-off",
        "en, solar inv, power-solar-inverter-off"
    })
    void incomplete_word_finds_articles(String language, String begun, String expected) {
        assertThat(ids(ArticleQuestion.of(begun).in(language).asYouType())).startsWith(expected);
    }

    @Test
    void a_single_chinese_character_finds_the_words_that_begin_with_it() {
        assertThat(ids(ArticleQuestion.of("梯").in("zh"))).contains("power-elevator-trapped", "billing-tier-pricing");
        assertThat(ids(ArticleQuestion.of("梯").in("zh").asYouType())).contains("power-elevator-trapped");
    }

    @Test
    void a_question_in_two_languages_finds_in_both_and_shows_each_article_once() {
        List<String> found = ids(ArticleQuestion.of("inverter 光伏 没电"));

        assertThat(found).startsWith("power-solar-inverter-off").doesNotHaveDuplicates();
    }

    @Test
    void plurals_and_other_forms_of_an_english_word_are_one_word() {
        assertThat(ids(ArticleQuestion.of("elevators").in("en"))).startsWith("power-elevator-trapped");
        assertThat(ids(ArticleQuestion.of("FLICKERING").in("en"))).contains("power-low-voltage-flicker");
    }

    @Test
    void full_width_letters_and_traditional_characters_find_the_same() {
        assertThat(ids(ArticleQuestion.of("電錶黑屏").in("zh")))
                .isEqualTo(ids(ArticleQuestion.of("电表黑屏").in("zh")));
        assertThat(ids(ArticleQuestion.of("ｍｅｔｅｒ　ｂｌａｎｋ").in("en")))
                .isEqualTo(ids(ArticleQuestion.of("meter blank").in("en")));
    }

    @Test
    void filters_narrow_and_kinds_are_counted() {
        ArticleHits hits = index.search(ArticleQuestion.of("电费 停电").in("zh-CN").atMost(3), Reader.ANY);

        assertThat(hits.kinds()).containsKeys("power", "billing");
        assertThat(index.search(ArticleQuestion.of("电费 停电").in("zh").ofKind("billing"), Reader.ANY)
                        .hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.kind()).isEqualTo("billing"));
        assertThat(index.search(ArticleQuestion.of("停电").in("zh").boundTo("PLANNED_OUTAGE"), Reader.ANY)
                        .hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.causes()).contains("PLANNED_OUTAGE"));
        assertThat(index.search(ArticleQuestion.of("停电").inBase("another"), Reader.ANY)
                        .hits())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DISCONNECTED_FOR_DEBT, billing-disconnected-for-debt",
        "PLANNED_OUTAGE, power-planned-outage",
        "KNOWN_OUTAGE, power-known-outage-under-repair",
        "PROBABLE_OUTAGE, power-whole-building-dark",
        "UPSTREAM_SWITCH_OPEN, power-feeder-breaker-open",
        "METER_ENERGISED_IN_HOME, power-meter-live-home-dark",
        "SINGLE_SERVICE_FAULT, power-single-premises-no-supply",
        "NO_FAULT_FOUND, power-no-fault-found",
        "UNKNOWN, power-cause-unknown"
    })
    void every_cause_has_its_natural_first_answer_in_both_languages(String cause, String expected) {
        for (String language : List.of("en", "zh-CN")) {
            assertThat(index.boundTo(cause, "main", language, 3, Reader.ANY))
                    .extracting(hit -> hit.key().id())
                    .startsWith(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*:*",
                "???",
                "!!!",
                "，。！？",
                "\"",
                "title:(",
                "AND OR NOT",
                "[* TO *]",
                "\u0000",
                "🙂",
                "/.*/"
            })
    void hostile_and_empty_questions_get_a_bounded_sane_answer(String question) {
        assertThat(index.search(ArticleQuestion.of(question), Reader.ANY).hits())
                .hasSizeLessThanOrEqualTo(10);
        assertThat(index.search(ArticleQuestion.of(question).asYouType(), Reader.ANY)
                        .hits())
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void ten_thousand_characters_are_answered_like_their_beginning() {
        assertThat(index.search(ArticleQuestion.of("停电".repeat(5_000)).atMost(1_000_000), Reader.ANY)
                        .hits())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(ArticleQuestion.LARGEST_LIMIT);
        StringBuilder manyWords = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            manyWords.append((char) ('\u4e00' + i * 7)).append(i % 3 == 0 ? " " : "");
        }
        assertThat(index.search(ArticleQuestion.of(manyWords.toString()), Reader.ANY)
                        .hits())
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void a_snippet_shows_the_place_where_the_words_stand() {
        Hit hit = index.search(
                        ArticleQuestion.of("medical equipment life support planned outage")
                                .in("en"),
                        Reader.ANY)
                .hits()
                .get(0);

        assertThat(hit.snippet()).hasSizeLessThanOrEqualTo(Snippet.LONGEST).isNotBlank();
        assertThat(hit.snippet().toLowerCase(java.util.Locale.ROOT)).containsAnyOf("medical", "life", "support");
    }

    private static List<String> ids(ArticleQuestion question) {
        return index.search(question, Reader.ANY).hits().stream()
                .map(hit -> hit.key().id())
                .toList();
    }
}
