package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.switchboard.acceptance.story.ShortIntervalSources;
import org.switchboard.launcher.ProjectFolders;
import org.switchboard.launcher.Workbench;

/** The whole with a small city, and Debian's Chromium, for all stories of one test process. */
final class RunningSwitchboard {

    private static final Path WORK = Path.of(System.getProperty("stories.work-folder", "target/workbench"));
    private static final Path CONFIG = Path.of(WORK + "-config");
    private static final int CUSTOMERS = 300;

    private final Workbench workbench;
    private Browser browser;

    RunningSwitchboard() {
        workbench = Workbench.in(WORK)
                .fresh(true)
                .shortLived()
                .customers(CUSTOMERS)
                .freePorts()
                .config(withShortIntervals(copyOf(ProjectFolders.find().config())))
                .environment("SWITCHBOARD_SOURCES_LOOK_MILLIS", "200")
                .start();
    }

    private static Path withShortIntervals(Path config) {
        ShortIntervalSources.in(config);
        return config;
    }

    /** A copy, since some stories edit what an operator edits. */
    private static Path copyOf(Path config) {
        try {
            deleteAll(CONFIG);
            try (Stream<Path> all = Files.walk(config)) {
                for (Path each : all.toList()) {
                    Files.copy(each, CONFIG.resolve(config.relativize(each).toString()));
                }
            }
            return CONFIG;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }

    Workbench workbench() {
        return workbench;
    }

    /** Started with the first story that uses a page; stories that use only the API need none. */
    synchronized Browser browser() {
        if (browser == null) {
            launchBrowser();
        }
        return browser;
    }

    private void launchBrowser() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The browser's own process ends with this one. */
    void endWithProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "end of Switchboard"));
    }
}
