package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.launcher.Workbench;

/** A file that could not be read stands on the page of the sources until somebody has dealt with it. */
@WithSwitchboard
class FailedFilesStory {

    private static final Duration LIVE = Duration.ofSeconds(30);

    @TempDir
    Path drop;

    @Test
    void integrator_reads_one_failed_file_again_and_dismisses_another(Workbench workbench, Windows windows)
            throws IOException {
        Path route = workbench.config().resolve("sources/failing.camel.yaml");
        Files.writeString(drop.resolve("one.json"), "[{\"key\": oops}]");
        Files.writeString(drop.resolve("two.json"), "no JSON");
        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with("integrator"));
        SourcesPage sources = SourcesPage.open(page);
        assertThat(sources.failedFiles()).not().isVisible();
        try {
            Files.writeString(route, routeOver(drop));
            assertThat(sources.failedFile("one.json")).isVisible(new IsVisibleOptions().setTimeout(LIVE.toMillis()));
            assertThat(sources.failedFile("two.json")).isVisible(new IsVisibleOptions().setTimeout(LIVE.toMillis()));
            assertThat(sources.failedFile("one.json").locator(".reason")).containsText("one.json");
            Accessibility.assertWithoutViolations(page);
            Pictures.take(page, "failed-files-en");
            sources.switchesTo(Language.CHINESE);
            sources = new SourcesPage(page);
            assertThat(sources.failedFiles()).containsText("读取失败的文件");
            Accessibility.assertWithoutViolations(page);
            Pictures.take(page, "failed-files-zh");

            Files.writeString(drop.resolve("errors/one.json"), "[]");
            press(sources.failedFile("one.json"), "重新读取文件");
            Awaitility.await().atMost(LIVE).until(() -> Files.exists(drop.resolve("archive/one.json")));
            press(sources.failedFile("two.json"), "忽略文件");
            assertThat(sources.failedFile("two.json")).hasCount(0);
            page.reload();
            sources = new SourcesPage(page);
            assertThat(sources.failedFile("one.json")).hasCount(0, new HasCountOptions().setTimeout(LIVE.toMillis()));
            assertThat(sources.failedFiles()).not().isVisible();
        } finally {
            Files.deleteIfExists(route);
        }
    }

    private static void press(Locator row, String button) {
        row.locator("button", new Locator.LocatorOptions().setHasText(button)).click();
    }

    private static String routeOver(Path folder) {
        return """
                - route:
                    id: failing
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        period: 200
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: failing
                              recordType: customer
                """.formatted(folder);
    }
}
