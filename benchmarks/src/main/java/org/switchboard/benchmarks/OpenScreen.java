package org.switchboard.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** An agent's desk as the server sees it: signed in by the form, listening on the channel that tells screens of changes. */
final class OpenScreen implements AutoCloseable {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");
    private static final Pattern CHANNEL = Pattern.compile("jakarta\\.faces\\.push/changes\\?[^\"'\\\\]+");

    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong longestSilence = new AtomicLong();
    private final WebSocket socket;
    private volatile long lastMessage = System.nanoTime();

    static OpenScreen of(Workbench workbench) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(workbench.server().client().sslContext())
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI root = workbench.server().url();
        DemoUser agent = workbench.users().with("agent");
        Map<String, String> form = new LinkedHashMap<>();
        HIDDEN.matcher(page(client, root.resolve("login.xhtml")))
                .results()
                .forEach(field -> form.put(field.group(1), field.group(2)));
        form.put("login:name", agent.name());
        form.put("login:password", agent.password());
        form.put("login:signIn", "");
        client.send(
                HttpRequest.newBuilder(root.resolve("login.xhtml"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                        .build(),
                BodyHandlers.ofString());
        String desk = page(
                client,
                root.resolve(
                        "agentdesk/desk.xhtml?customer=" + workbench.database().ask("select min(id) from customer")));
        Matcher channel = CHANNEL.matcher(desk);
        if (!channel.find()) {
            throw new IllegalStateException("The desk has no channel; was the agent let in? It begins: "
                    + desk.substring(0, Math.min(300, desk.length())));
        }
        return new OpenScreen(client, URI.create("wss://" + root.getAuthority() + "/" + channel.group()));
    }

    private OpenScreen(HttpClient client, URI channel) {
        this.socket =
                client.newWebSocketBuilder().buildAsync(channel, new Listener()).join();
    }

    private static String page(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
