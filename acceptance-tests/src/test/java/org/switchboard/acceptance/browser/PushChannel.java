package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The channel by which a page gets changes, as its browser sees it, from the time at which the page is watched. */
final class PushChannel {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Page page;
    private final List<WebSocket> opened = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private PushChannel(Page page) {
        this.page = page;
        page.onWebSocket(socket -> {
            opened.add(socket);
            socket.onFrameReceived(frame -> messages.add(frame.text()));
        });
    }

    static PushChannel of(Page page) {
        return new PushChannel(page);
    }

    /** Opens the page, and waits until the server knows what it shows. */
    static PushChannel shown(Page page, String address) {
        PushChannel channel = new PushChannel(page);
        page.navigate(address);
        channel.await(channel::isOpen);
        page.waitForFunction("() => window.switchboardChanged");
        return channel;
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    /** Whether a script of this page may open the channel of that user. */
    static boolean opens(Page page, String user) {
        return Boolean.TRUE.equals(page.evaluate("""
                user => new Promise(done => {
                  const address = 'wss://' + location.host + '/push/changes?user=' + encodeURIComponent(user);
                  const socket = new WebSocket(address);
                  socket.onopen = () => { socket.close(); done(true); };
                  socket.onerror = () => done(false);
                })""", user));
    }

    /** The code with which the server closes the channel after a message of so many characters. */
    static int codeAfter(Page page, String user, int characters) {
        return ((Number) page.evaluate("""
                ([user, characters]) => new Promise(done => {
                  const address = 'wss://' + location.host + '/push/changes?user=' + encodeURIComponent(user);
                  const socket = new WebSocket(address);
                  socket.onopen = () => socket.send('x'.repeat(characters));
                  socket.onclose = event => done(event.code);
                })""", List.of(user, characters))).intValue();
    }

    /** How many of so many channels the server closes again at once. */
    static int closedOf(Page page, String user, int channels) {
        return ((Number) page.evaluate("""
                ([user, channels]) => new Promise(done => {
                  const address = 'wss://' + location.host + '/push/changes?user=' + encodeURIComponent(user);
                  const sockets = [];
                  let closed = 0;
                  const next = () => {
                    if (sockets.length === channels) { sockets.forEach(each => { each.onclose = null; each.close(); }); done(closed); return; }
                    const socket = new WebSocket(address);
                    sockets.push(socket);
                    socket.onclose = event => { closed += event.code === 1008 ? 1 : 0; next(); };
                    socket.onopen = () => setTimeout(() => { if (socket.readyState === WebSocket.OPEN) next(); }, 50);
                  };
                  next();
                })""", List.of(user, channels))).intValue();
    }

    /** Clears the pages that this window showed before. */
    void forget() {
        opened.clear();
        messages.clear();
    }

    void awaitMessage(String topic) {
        await(() -> messages.stream().anyMatch(message -> message.contains('"' + topic + '"')));
    }

    void awaitClosed() {
        await(() -> opened.stream().allMatch(WebSocket::isClosed));
    }

    boolean isOpen() {
        return opened.stream().anyMatch(socket -> !socket.isClosed());
    }

    private void await(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(DEADLINE.toMillis()));
    }
}
