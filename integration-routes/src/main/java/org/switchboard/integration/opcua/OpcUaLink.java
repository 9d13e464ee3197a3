package org.switchboard.integration.opcua;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransport;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfig;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Backlog;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkWithNote;

/**
 * One session with a server and one subscription in it. The server sends the current value of every variable at once,
 * then changes. When we fall behind, we request nothing more, and the server keeps the agreed number of values per
 * variable.
 */
final class OpcUaLink implements LinkWithNote {

    private static final long ANSWER_SECONDS = 10;
    private static final int REQUEST_MILLIS = 5_000;
    private static final int SESSION_MILLIS = 60_000;
    private static final int KEEP_ALIVE_MILLIS = 2_000;
    private static final int MOST_A_MESSAGE = 1_000;
    private static final int MOST_WAITING = 5_000;
    private static final long MOST_BYTES_WAITING = 32L * 1024 * 1024;
    private static final int MOST_LISTED_REFUSALS = 5;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOST_AFTER = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaLink.class);

    private final OpcUaServer server;
    private final Backlog<WatchedValue> waiting = new Backlog<>(MOST_WAITING, MOST_BYTES_WAITING);
    private Optional<OpcUaClient> client = Optional.empty();
    private Optional<String> note = Optional.empty();
    private volatile long lastMessageAt = System.nanoTime();

    private OpcUaLink(OpcUaServer server) {
        this.server = server;
    }

    static OpcUaLink open(OpcUaServer server) throws LinkLost, InterruptedException {
        OpcUaLink link = new OpcUaLink(server);
        try {
            link.subscribe(link.connect());
            return link;
        } catch (UaException | UaRuntimeException refused) {
            link.close();
            throw OpcUaFailure.of(server.url(), refused);
        } catch (LinkLost | InterruptedException | RuntimeException failed) {
            link.close();
            throw failed;
        }
    }

    private OpcUaClient connect() throws LinkLost, InterruptedException, UaException {
        OpcUaSecurity security = server.security();
        OpcUaClientConfigBuilder settings = OpcUaClientConfig.builder()
                .setRequestTimeout(Unsigned.uint(REQUEST_MILLIS))
                .setSessionTimeout(Unsigned.uint(SESSION_MILLIS))
                .setKeepAliveInterval(Unsigned.uint(REQUEST_MILLIS))
                .setKeepAliveTimeout(Unsigned.uint(REQUEST_MILLIS))
                .setKeepAliveFailuresAllowed(Unsigned.uint(0));
        security.applyTo(settings);
        List<EndpointDescription> offered = await(DiscoveryClient.getEndpoints(server.url(), this::transport));
        settings.setEndpoint(endpoint(offered, security));
        OpcUaClient connecting = new OpcUaClient(
                settings.build(),
                new OpcTcpClientTransport(
                        transport(OpcTcpClientTransportConfig.newBuilder()).build()));
        client = Optional.of(connecting);
        connecting.addSessionActivityListener(new Sessions());
        await(connecting.connectAsync());
        await(connecting.readNamespaceTableAsync());
        return connecting;
    }

    private OpcTcpClientTransportConfigBuilder transport(OpcTcpClientTransportConfigBuilder settings) {
        return settings.setConnectTimeout(Unsigned.uint(REQUEST_MILLIS));
    }

    /** Servers often say a name of theirs that nobody else knows; we stay with the address that we were given. */
    private EndpointDescription endpoint(List<EndpointDescription> offered, OpcUaSecurity security) throws LinkLost {
        URI address = URI.create(server.url());
        return offered.stream()
                .filter(security::fits)
                .findFirst()
                .map(endpoint -> EndpointUtil.updateUrl(endpoint, address.getHost(), address.getPort()))
                .orElseThrow(() -> new LinkLost(server.url() + " does not offer the security policy "
                        + security.description() + ", only "
                        + offered.stream()
                                .map(each -> each.getSecurityPolicyUri().replaceFirst(".*#", "") + " with "
                                        + each.getSecurityMode())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private void subscribe(OpcUaClient connected) throws LinkLost, UaException {
        OpcUaSubscription subscription = new OpcUaSubscription(connected, server.publishingMillis());
        subscription.setTargetKeepAliveInterval(KEEP_ALIVE_MILLIS);
        subscription.setMaxNotificationsPerPublish(Unsigned.uint(MOST_A_MESSAGE));
        subscription.setSubscriptionListener(new Arrivals());
        subscription.create();
        List<OpcUaMonitoredItem> items = new ArrayList<>();
        variables(connected).forEach((node, name) -> items.add(item(node, name)));
        subscription.addMonitoredItems(items);
        List<MonitoredItemServiceOperationResult> refused = subscription.createMonitoredItems().stream()
                .filter(result -> !result.isGood())
                .toList();
        if (!refused.isEmpty() && refused.size() == items.size()) {
            throw new LinkLost(refusal(refused));
        }
        note = refused.isEmpty() ? Optional.empty() : Optional.of(refusal(refused));
    }

    private OpcUaMonitoredItem item(NodeId node, String name) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setSamplingInterval(server.samplingMillis());
        item.setQueueSize(Unsigned.uint(server.queueSize()));
        item.setUserObject(name);
        return item;
    }

    /** The variables, each with the name that its records have. */
    private Map<NodeId, String> variables(OpcUaClient connected) throws LinkLost, UaException {
        Map<NodeId, String> variables = new LinkedHashMap<>();
        for (String name : server.nodes()) {
            variables.put(nodeId(connected, name), name);
        }
        if (server.below().isPresent()) {
            String start = server.below().get();
            new Browsing(connected, server.url(), server.mostNodes())
                    .variablesBelow(nodeId(connected, start), start)
                    .forEach(node -> variables.putIfAbsent(node, node.toParseableString()));
        }
        if (variables.isEmpty()) {
            throw new LinkLost("There is nothing to watch at " + server.url()
                    + ": name nodes, or a node that has variables below it.");
        }
        return variables;
    }

    private NodeId nodeId(OpcUaClient connected, String name) throws LinkLost {
        return ExpandedNodeId.parse(name)
                .toNodeId(connected.getNamespaceTable())
                .orElseThrow(() -> new LinkLost(server.url() + " does not know the namespace of " + name + "."));
    }

    private String refusal(List<MonitoredItemServiceOperationResult> refused) {
        String first = refused.stream()
                .limit(MOST_LISTED_REFUSALS)
                .map(each -> each.monitoredItem().getUserObject().orElseThrow() + " ("
                        + OpcUaFailure.name(each.operationResult().orElse(each.serviceResult())) + ")")
                .collect(Collectors.joining(", "));
        int others = refused.size() - MOST_LISTED_REFUSALS;
        return server.url() + " does not let us watch " + first + (others > 0 ? " and " + others + " others" : "")
                + ".";
    }

    private <T> T await(CompletableFuture<T> answer) throws LinkLost, InterruptedException {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            throw new LinkLost(server.url() + " does not answer within " + ANSWER_SECONDS + " s.", silent);
        } catch (ExecutionException refused) {
            throw OpcUaFailure.of(server.url(), refused.getCause());
        }
    }

    @Override
    public Optional<String> note() {
        return note;
    }

    @Override
    public Batch next() throws LinkLost, InterruptedException {
        List<WatchedValue> taken =
                waiting.take(server.batchSize(), IDLE_TIMEOUT, Duration.ofMillis(server.batchMillis()));
        if (!taken.isEmpty()) {
            return Batch.of(taken.stream().map(WatchedValue::record).toList());
        }
        if (System.nanoTime() - lastMessageAt > LOST_AFTER.toNanos()) {
            throw new LinkLost(server.url() + " says nothing any more.");
        }
        return Batch.empty();
    }

    /** An interruption that ended the link must not also cut off our leave. */
    @Override
    public void close() {
        waiting.close();
        boolean interrupted = Thread.interrupted();
        try {
            if (client.isPresent()) {
                client.get().disconnectAsync().get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debug("link not closed cleanly url={}", server.url(), gone);
        } catch (InterruptedException hurry) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the server says; waits while there is no room, and then nothing more is asked for. */
    private final class Arrivals implements OpcUaSubscription.SubscriptionListener {

        @Override
        public void onDataReceived(
                OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<DataValue> values) {
            lastMessageAt = System.nanoTime();
            try {
                for (int i = 0; i < items.size(); i++) {
                    String name = (String) items.get(i).getUserObject().orElseThrow();
                    WatchedValue value = new WatchedValue(name, values.get(i));
                    waiting.put(value, value.bytes());
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onKeepAliveReceived(OpcUaSubscription subscription) {
            lastMessageAt = System.nanoTime();
        }

        @Override
        public void onStatusChanged(OpcUaSubscription subscription, StatusCode status) {
            waiting.fail(server.url() + " has ended our subscription: " + OpcUaFailure.name(status) + ".");
        }

        @Override
        public void onNotificationDataLost(OpcUaSubscription subscription) {
            // with a new subscription the present values come again
            waiting.fail(server.url() + " could not repeat values that were lost on the way.");
        }
    }

    private final class Sessions implements SessionActivityListener {

        @Override
        public void onSessionInactive(UaSession session) {
            waiting.fail("The connection to " + server.url() + " was lost.");
        }
    }
}
