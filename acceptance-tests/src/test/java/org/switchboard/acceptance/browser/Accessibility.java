package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core has to say of a page. */
public final class Accessibility {

    private static final String AXE = script();

    /** All rules, without a description of each element that is as it should be. */
    private static final String VIOLATIONS = """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(rule =>
                `${rule.id} (${rule.help}): ${rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(', ')}`)
            """;

    private Accessibility() {}

    /** Fails naming each violated rule and the elements that violate it. */
    public static void assertWithoutViolations(Page page) {
        // what was just pressed is dimmed until its answer is there
        page.waitForFunction("() => !window.PrimeFaces || !document.querySelector('.ui-state-disabled')");
        // loaded once a page by ourselves: the builder loads the script for each analysis, which costs more than that
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(VIOLATIONS))
                .as("accessibility of " + page.url())
                .isEmpty();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
