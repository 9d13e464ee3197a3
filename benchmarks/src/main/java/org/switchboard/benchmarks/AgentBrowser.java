package org.switchboard.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** A session of an agent who has signed in by the form, without what a browser draws. */
public final class AgentBrowser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private final HttpClient client;
    private final URI root;

    private AgentBrowser(HttpClient client, URI root) {
        this.client = client;
        this.root = root;
    }

    /** @param executor runs what comes in for this and other browsers */
    public static AgentBrowser signedIn(Workbench workbench, Executor executor)
            throws IOException, InterruptedException {
        return signedIn(workbench, "agent", executor);
    }

    /** @param executor runs what comes in for this and other browsers */
    public static AgentBrowser signedIn(Workbench workbench, String role, Executor executor)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(workbench.server().client().sslContext())
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(executor)
                .build();
        AgentBrowser browser = new AgentBrowser(client, workbench.server().url());
        DemoUser agent = workbench.users().with(role);
        Map<String, String> form = hiddenFields(browser.page("login.xhtml"));
        form.put("login:name", agent.name());
        form.put("login:password", agent.password());
        form.put("login:signIn", "");
        browser.client.send(browser.post("login.xhtml", form).build(), BodyHandlers.ofString());
        return browser;
    }

    public String page(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    /** As it comes over the wire, compressed where the server does so. */
    public HttpResponse<byte[]> onTheWire(URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder post(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    public static Map<String, String> hiddenFields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(html).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    /** As a request has to send them. */
    public String cookies() {
        return ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    public HttpClient client() {
        return client;
    }

    public URI root() {
        return root;
    }
}
