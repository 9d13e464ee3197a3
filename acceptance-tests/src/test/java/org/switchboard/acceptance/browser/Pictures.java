package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Pictures for the README: kept in the folder that {@code -Dswitchboard.screenshots} names, or with what was built. */
final class Pictures {

    private static final Path FOLDER = Path.of(System.getProperty("switchboard.screenshots", "target/screenshots"));

    private Pictures() {}

    /** What the window shows and no more. */
    static void take(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
