package org.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A desk that works like the script of its page: it subscribes to topics and requests the changed regions. It runs one
 * refresh at a time and misses none.
 */
final class SimulatedDesk implements AutoCloseable {

    private static final Pattern WATCHED = Pattern.compile("data-topics=\"([^\"]*)\"");
    private static final Pattern REGION = Pattern.compile("id=\"([^\"]+)\"[^>]*? data-shown=\"([^\"]*)\"");
    private static final Pattern CAUSE = Pattern.compile("data-cause=\"([A-Z_]+)\"");
    private static final Pattern VIEW_STATE =
            Pattern.compile("<update id=\"[^\"]*ViewState[^\"]*\"><!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);

    private final AgentBrowser browser;
    private final String path;
    private final Map<String, String> form;
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean refreshRequested = new AtomicBoolean();
    private final WebSocket socket;
    private volatile Set<String> watched;
    private volatile String cause;
    private volatile DeskCounts counts = new DeskCounts();

    private final long customer;

    static SimulatedDesk of(AgentBrowser browser, long customer) throws IOException, InterruptedException {
        String path = "agentdesk/desk.xhtml?customer=" + customer;
        return new SimulatedDesk(browser, customer, path, browser.page(path));
    }

    private SimulatedDesk(AgentBrowser browser, long customer, String path, String page) {
        this.browser = browser;
        this.customer = customer;
        this.path = path;
        this.form = AgentBrowser.hiddenFields(commands(page));
        this.watched = topics(page);
        read(page);
        URI channel = OpenScreen.channelOf(page, browser.root());
        this.socket = browser.client()
                .newWebSocketBuilder()
                .buildAsync(channel, new Listener())
                .join();
        socket.sendText(OpenScreen.topicsOf(page), true).join();
    }

    private static String commands(String page) {
        int begin = page.indexOf("<form id=\"commands\"");
        if (begin < 0) {
            throw new IllegalStateException("The desk has no form of commands.");
        }
        return page.substring(begin, page.indexOf("</form>", begin));
    }

    private static Set<String> topics(String html) {
        Matcher words = WATCHED.matcher(html);
        return words.find()
                ? Set.of(Arrays.stream(words.group(1).split(" ")).distinct().toArray(String[]::new))
                : Set.of();
    }

    private void watch(String answer) {
        Set<String> before = watched;
        watched = topics(answer);
        if (!watched.equals(before)) {
            socket.sendText(OpenScreen.topicsOf(answer), true).join();
        }
    }

    /** Begins to count anew. */
    DeskCounts begin() {
        counts = new DeskCounts();
        return counts;
    }

    DeskCounts counts() {
        return counts;
    }

    long customer() {
        return customer;
    }

    String cause() {
        return cause;
    }

    private void read(String html) {
        REGION.matcher(html).results().forEach(region -> shown.put(region.group(1), region.group(2)));
        Matcher found = CAUSE.matcher(html);
        if (found.find()) {
            cause = found.group(1);
        }
    }

    /** The server sends only changes of what the desk shows. */
    private void changed() {
        counts.pushed();
        refresh();
    }

    private void refresh() {
        if (!running.compareAndSet(false, true)) {
            refreshRequested.set(true);
            return;
        }
        DeskCounts of = counts;
        of.asked();
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("commands", "commands");
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.source", "commands:refreshPage");
        fields.put("jakarta.faces.partial.execute", "commands:refreshPage");
        fields.put("commands:refreshPage", "commands:refreshPage");
        fields.put(
                "shown",
                shown.entrySet().stream()
                        .map(region -> region.getKey() + "=" + region.getValue())
                        .collect(Collectors.joining(" ")));
        fields.put("reason", "");
        browser.client()
                .sendAsync(
                        browser.post(path, fields)
                                .header("Faces-Request", "partial/ajax")
                                .header("X-Requested-With", "XMLHttpRequest")
                                .header("Origin", originOf(browser.root()))
                                .build(),
                        BodyHandlers.ofString())
                .whenComplete((answer, failure) -> answered(of, answer, failure));
    }

    private static String originOf(URI root) {
        return root.getScheme() + "://" + root.getAuthority();
    }

    private void answered(DeskCounts of, HttpResponse<String> answer, Throwable failure) {
        if (failure != null || answer.statusCode() != 200 || answer.body().contains("<error>")) {
            of.failed();
        } else {
            String body = answer.body();
            read(body);
            if (body.contains("data-topics=")) {
                watch(body);
            }
            Matcher state = VIEW_STATE.matcher(body);
            if (state.find()) {
                form.put("jakarta.faces.ViewState", state.group(1));
            }
            of.answered(body.getBytes(StandardCharsets.UTF_8).length);
        }
        running.set(false);
        if (refreshRequested.compareAndSet(true, false)) {
            refresh();
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (last) {
                changed();
            }
            from.request(1);
            return null;
        }
    }
}
