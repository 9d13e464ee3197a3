package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Browser windows of one test, each a session of its own as if on another person's desk. */
public final class Windows implements AutoCloseable {

    public static final String ENGLISH = "en-GB";
    public static final String CHINESE = "zh-CN";

    private static final Path PICTURES = Path.of("target/pictures");

    private final Browser browser;
    private final URI address;
    private final List<BrowserContext> open = new ArrayList<>();

    Windows(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
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
        return session.newPage();
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
    }
}
