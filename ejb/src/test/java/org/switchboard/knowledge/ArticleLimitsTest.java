package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.search.ArticleFolder;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.servicelevel.ServiceLevelPolicy;
import org.switchboard.servicelevel.ServiceLevelUnit;
import org.switchboard.servicelevel.ServiceLevelWording;

/** What the articles that come with the system say of limits comes from the policies that come with it. */
class ArticleLimitsTest {

    private static final ArticlePlaceholders PLACEHOLDERS = new ArticlePlaceholders(ServiceLevelFolder.configured());
    private static final Map<String, ServiceLevelPolicy> POLICIES = PLACEHOLDERS.policies();

    /** Spans of time that are no limits of the service: what a policy happens to hold, too, but of another matter. */
    private static final Set<String> OTHER_SPANS = Set.of("last 7 and 30 days", "近7天、近30天");

    private static final Pattern SENTENCE = Pattern.compile("[^.。；;\\n]+");
    private static final Pattern AVERAGE = Pattern.compile("\\{\\{service-level:(fault-arrival|restoration-after)");
    private static final Pattern SAID_AS_AVERAGE =
            Pattern.compile("\\b(usually|on average|as a rule)\\b|一般|平均|通常", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID_AS_GUARANTEE =
            Pattern.compile("at the latest|guarantee|最迟|保证|必须到达|应在", Pattern.CASE_INSENSITIVE);

    /** The working days of an answer, and the hours of a contact, are limits whatever their number is. */
    private static final Pattern LIMIT_IN_FIGURES = Pattern.compile(
            "\\b\\d+ working days?|\\d+ ?个工作日|(?:answer|answered|closed|contact|reconnected|repaired?|on site|back) within \\d+"
                    + "|\\d+ ?(?:小时|分钟|天|日)(?:内|之内|以内)(?:到|复电|恢复|修复|修好|联系|答复|办结|有人|会有)"
                    + "|(?:45|90) ?(?:minutes|分钟)|(?:城区|农村|城镇)\\d+|\\d+ (?:hours )?in (?:town|the countryside)",
            Pattern.CASE_INSENSITIVE);

    @Test
    void every_placeholder_names_a_policy_in_force() {
        for (Article article : ArticleFolder.articles()) {
            assertThat(PLACEHOLDERS.checked(article)).isSameAs(article);
            assertThat(PLACEHOLDERS.filled(article, POLICIES).content().body())
                    .as("%s", article.key())
                    .doesNotContain("{{");
        }
    }

    @Test
    void both_languages_of_an_article_name_the_same_limits() {
        Map<String, List<String>> english = placeholdersById("en");

        assertThat(english).isNotEmpty();
        assertThat(placeholdersById("zh")).isEqualTo(english);
    }

    @Test
    void no_article_writes_in_figures_what_a_policy_holds() {
        List<String> found = new ArrayList<>();
        for (Article article : ArticleFolder.articles()) {
            String text = article.content().body();
            for (String span : OTHER_SPANS) {
                text = text.replace(span, "");
            }
            for (ServiceLevelPolicy policy : POLICIES.values()) {
                String words = ServiceLevelWording.of(policy, article.key().language());
                if (isLimit(policy)
                        && Pattern.compile("(?<!\\d)" + words).matcher(text).find()) {
                    found.add(article.key() + ": " + words + " (" + policy.key() + ")");
                }
            }
            LIMIT_IN_FIGURES.matcher(text).results().forEach(hit -> found.add(article.key() + ": " + hit.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void averages_are_worded_as_averages_and_never_as_guarantees() {
        List<String> found = sentences()
                .filter(sentence -> AVERAGE.matcher(sentence).find())
                .filter(sentence -> !SAID_AS_AVERAGE.matcher(sentence).find()
                        || SAID_AS_GUARANTEE.matcher(sentence).find())
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void every_limit_of_the_standards_that_a_caller_asks_for_is_in_an_article() {
        Set<String> named = Set.copyOf(
                placeholdersById("en").values().stream().flatMap(List::stream).toList());

        assertThat(named)
                .contains(
                        "fault-arrival.urban",
                        "fault-arrival.rural",
                        "fault-arrival.remote",
                        "meter-test",
                        "doubted-reading",
                        "household-connection",
                        "complaint-answer",
                        "disconnection-overdue",
                        "disconnection-notice.resident",
                        "disconnection-notice.other",
                        "reconnection",
                        "telecom-repair.urban",
                        "telecom-repair.rural",
                        "telecom-complaint",
                        "number.power",
                        "number.energy-regulator",
                        "number.telecom-regulator",
                        "number.china-telecom",
                        "number.china-mobile",
                        "number.china-unicom");
    }

    /** Units of a few hours or minutes are in the words of many other matters, such as how long food keeps. */
    private static boolean isLimit(ServiceLevelPolicy policy) {
        return policy.unit() == ServiceLevelUnit.TELEPHONE
                || policy.unit() == ServiceLevelUnit.WORKING_DAYS
                || Integer.parseInt(policy.value()) > 4;
    }

    private static Stream<String> sentences() {
        return ArticleFolder.articles().stream()
                .map(article -> article.content().body())
                .flatMap(body -> SENTENCE.matcher(body.replaceAll("(\\{\\{[^}]*)\\.([^}]*}})", "$1·$2"))
                        .results()
                        .map(found -> found.group()));
    }

    private static Map<String, List<String>> placeholdersById(String language) {
        Pattern placeholder = Pattern.compile("\\{\\{service-level:([^}]+)}}");
        Map<String, List<String>> found = new java.util.TreeMap<>();
        ArticleFolder.articles().stream()
                .filter(article -> article.key().language().equals(language))
                .forEach(article -> found.put(
                        article.key().id(),
                        placeholder
                                .matcher(article.content().body())
                                .results()
                                .map(hit -> hit.group(1))
                                .sorted()
                                .toList()));
        return found;
    }
}
