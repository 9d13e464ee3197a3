package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core has to say of a page. */
public final class Accessibility {

    private Accessibility() {}

    /** Fails naming each violated rule and the elements that violate it. */
    public static void assertWithoutViolations(Page page) {
        // what was just pressed is dimmed until its answer is there
        page.waitForFunction("() => !window.PrimeFaces || !document.querySelector('.ui-state-disabled')");
        // in the page itself, since it has no frames; another page for each analysis costs more than the analysis
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).options(onlyViolations()).analyze().getViolations().stream()
                        .map(Accessibility::sentence)
                        .toList();
        assertThat(violations).as("accessibility of " + page.url()).isEmpty();
    }

    /** All rules, without a description of each element that is as it should be. */
    private static AxeRunOptions onlyViolations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String sentence(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
