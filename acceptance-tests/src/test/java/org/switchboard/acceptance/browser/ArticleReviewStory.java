package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.ReviewedArticle;
import org.switchboard.launcher.Workbench;

/** An editor learns which articles are due for review, while the page is open. */
@WithSwitchboard
class ArticleReviewStory {

    private static final String TITLE = "Main switch of a story";

    @Test
    void editor_sees_an_article_as_due_once_its_review_date_has_come(Workbench workbench, Windows windows) {
        ReviewedArticle article = new ReviewedArticle(workbench, "story-review", TITLE);
        article.publish(LocalDate.now().plusDays(30));
        KnowledgePage knowledge = open(workbench, windows, "editor");
        int before = Integer.parseInt(knowledge.due().locator(".count").textContent());
        knowledge.mark();

        article.publish(LocalDate.now().minusDays(1));
        assertThat(knowledge.due().locator(".count")).hasText(String.valueOf(before + 1));
        org.assertj.core.api.Assertions.assertThat(knowledge.wasNotReloaded()).isTrue();
        knowledge.due().click();
        assertThat(knowledge.hits()).hasCount(before + 1);
        assertThat(knowledge.hit(TITLE)).containsText("Review date");
        Accessibility.assertWithoutViolations(knowledge.page());
        Pictures.take(knowledge.page(), "article-review-en");

        article.publish(LocalDate.now().plusDays(60));
        assertThat(knowledge.due().locator(".count")).hasText(String.valueOf(before));
        knowledge.due().click();
        assertThat(knowledge.hits()).hasCount(before);
        knowledge.switchesTo(Language.CHINESE);
        knowledge.due().click();
        Accessibility.assertWithoutViolations(knowledge.page());
        Pictures.take(knowledge.page(), "article-review-zh");
    }

    @Test
    void agent_sees_no_review_dates(Workbench workbench, Windows windows) {
        KnowledgePage knowledge = open(workbench, windows, "agent");
        assertThat(knowledge.hits().first()).isVisible();
        assertThat(knowledge.due()).hasCount(0);
    }

    private static KnowledgePage open(Workbench workbench, Windows windows, String role) {
        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with(role));
        page.navigate("/knowledge/search.xhtml");
        return new KnowledgePage(page);
    }

    private static final class KnowledgePage extends Screen {

        KnowledgePage(Page page) {
            super(page);
            byId("knowledge:hits").waitFor();
        }

        /** The chip of those that are due. */
        Locator due() {
            return byId("knowledge:due").locator(".chip").last();
        }

        Locator hits() {
            return byId("knowledge:hits").locator("li");
        }

        Locator hit(String title) {
            return hits().filter(new Locator.FilterOptions().setHasText(title));
        }
    }
}
