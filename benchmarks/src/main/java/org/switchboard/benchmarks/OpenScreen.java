package org.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.launcher.Workbench;

/** An agent's desk as the server sees it: signed in by the form, subscribed to the push channel. */
final class OpenScreen implements AutoCloseable {

    private static final Pattern CHANNEL =
            Pattern.compile("id=\"push\"[^>]*? data-address=\"([^\"]+)\" data-user=\"([^\"]+)\"");

    private static final Pattern TOPICS = Pattern.compile("data-topics=\"([^\"]*)\"");

    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong longestSilence = new AtomicLong();
    private final WebSocket socket;
    private volatile long lastMessage = System.nanoTime();

    static OpenScreen of(Workbench workbench) throws IOException, InterruptedException {
        AgentBrowser browser = AgentBrowser.signedIn(workbench, ForkJoinPool.commonPool());
        String desk = browser.page(
                "agentdesk/desk.xhtml?customer=" + workbench.database().ask("select min(id) from customer"));
        OpenScreen screen = new OpenScreen(browser, channelOf(desk, browser.root()));
        screen.socket.sendText(topicsOf(desk), true).join();
        return screen;
    }

    /** The address of the channel that a page listens on. */
    static URI channelOf(String page, URI root) {
        Matcher channel = CHANNEL.matcher(page);
        if (!channel.find()) {
            throw new IllegalStateException("The desk has no channel; was the agent let in? It begins: "
                    + page.substring(0, Math.min(300, page.length())));
        }
        return URI.create("wss://" + root.getAuthority() + channel.group(1) + "?user="
                + URLEncoder.encode(channel.group(2), StandardCharsets.UTF_8));
    }

    /** The topics that a page subscribes to, as it sends them on its channel. */
    static String topicsOf(String page) {
        Matcher topics = TOPICS.matcher(page);
        return topics.find() ? topics.group(1) : "";
    }

    private OpenScreen(AgentBrowser browser, URI channel) {
        this.socket = browser.client()
                .newWebSocketBuilder()
                .buildAsync(channel, new Listener())
                .join();
    }

    /** Begins to count anew. */
    void begin() {
        messages.set(0);
        longestSilence.set(0);
        lastMessage = System.nanoTime();
    }

    long messages() {
        return messages.get();
    }

    long longestSilenceMillis() {
        return longestSilence.get() / 1_000_000;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (last) {
                long now = System.nanoTime();
                messages.incrementAndGet();
                longestSilence.accumulateAndGet(now - lastMessage, Math::max);
                lastMessage = now;
            }
            from.request(1);
            return null;
        }
    }
}
