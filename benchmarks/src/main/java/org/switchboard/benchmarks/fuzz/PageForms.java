package org.switchboard.benchmarks.fuzz;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.switchboard.benchmarks.AgentBrowser;
import org.switchboard.launcher.Workbench;

/** A session of a supervisor, and the fields of the forms on the pages that it has opened. */
final class PageForms {

    static final List<String> PAGES = List.of(
            "login.xhtml",
            "index.xhtml",
            "agentdesk/desk.xhtml",
            "agentdesk/place.xhtml",
            "tickets/list.xhtml",
            "dispatch/orders.xhtml",
            "identity/reviews.xhtml",
            "knowledge/search.xhtml",
            "outbox/messages.xhtml",
            "sources/list.xhtml",
            "error/not-found.xhtml");

    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"");

    private final String cookies;
    private final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

    PageForms(Workbench workbench, Executor executor) throws IOException, InterruptedException {
        AgentBrowser browser = AgentBrowser.signedIn(workbench, "supervisor", executor);
        for (String page : PAGES) {
            String html = browser.page(page);
            Map<String, String> fields = new LinkedHashMap<>();
            FIELD.matcher(html).results().forEach(field -> fields.putIfAbsent(field.group(1), ""));
            fields.putAll(AgentBrowser.hiddenFields(html));
            forms.put(page, fields);
        }
        cookies = browser.cookies();
    }

    String cookies() {
        return cookies;
    }

    Map<String, String> fields(String page) {
        return forms.get(page);
    }
}
