package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Browser windows of one test, each a session of its own as if on another person's desk. */
public final class Windows implements AutoCloseable {

    public static final String ENGLISH = "en-GB";
    public static final String CHINESE = "zh-CN";

    /** For all that a page is awaited to show: a busy machine takes its time, and a good one does not wait. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final Path PICTURES = Path.of("target/pictures");

    private final Browser browser;
    private final URI address;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> scriptErrors = new ArrayList<>();

    Windows(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE.toMillis());
    }

    /** An English window; {@code navigate("/…")} is relative to the server's address. */
    public Page open() {
        return open(ENGLISH);
    }

    /** @param language what the browser asks pages for, e.g. {@link #CHINESE} */
    public Page open(String language) {
        BrowserContext session = browser.newContext(new NewContextOptions()
                .setBaseURL(address.toString())
                .setIgnoreHTTPSErrors(true)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1440, 900));
        open.add(session);
        session.onPage(page -> page.onPageError(error -> scriptErrors.add(page.url() + ": " + error)));
        return session.newPage();
    }

    /**
     * A window whose clock runs so many times as fast: what a page does every ten seconds it does more often. Only the
     * page's own rhythm is meant; requests and what is pushed take the time that they take.
     */
    public Page openWithFasterClock(String language, int times) {
        Page page = open(language);
        page.addInitScript("""
                (() => {
                  const now = Date.now.bind(Date), every = window.setInterval.bind(window), began = now();
                  Date.now = () => began + %1$d * (now() - began);
                  window.setInterval = (action, millis, ...rest) => every(action, millis / %1$d, ...rest);
                })()""".formatted(times));
        return page;
    }

    /** The window that was opened last. */
    Page last() {
        return open.get(open.size() - 1).pages().get(0);
    }

    /** Keeps what is on every open page, for whoever asks why a test failed. */
    void photograph(String test) {
        int number = 0;
        for (BrowserContext session : open) {
            for (Page page : session.pages()) {
                String name = test.replaceAll("[^\\p{L}\\p{N}.]+", "-") + "-" + ++number + ".png";
                page.screenshot(
                        new ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
            }
        }
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
        assertThat(scriptErrors).as("errors of scripts").isEmpty();
    }
}
