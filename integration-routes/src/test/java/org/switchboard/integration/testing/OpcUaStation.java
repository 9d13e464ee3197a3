package org.switchboard.integration.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/**
 * An OPC UA server with variables in a folder {@value #FOLDER}, open to everybody and, with a password, to {@link #USER};
 * without security and with {@code Basic256Sha256}. It can be switched off and on again, and keeps its values meanwhile.
 */
public final class OpcUaStation implements AutoCloseable {

    public static final String USER = "scada";
    public static final String PASSWORD = "a secret of the station";
    public static final String NAMESPACE = "urn:station";
    public static final String FOLDER = "Station";

    private static final String APPLICATION = "urn:station:server";
    private static final long SECONDS = 30;
    private static final Logger CHATTER = Logger.getLogger("org.eclipse.milo");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    private final int port = FreePort.find();
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Map<String, DataValue> values = new ConcurrentHashMap<>();
    private OpcUaServer server;
    private Variables variables;

    public OpcUaStation() {
        keys = newKeys();
        certificate = certificate(keys, APPLICATION);
    }

    public String url() {
        return "opc.tcp://127.0.0.1:" + port + "/station";
    }

    /** The id of the variable of that name. */
    public String node(String name) {
        return "nsu=" + NAMESPACE + ";s=" + name;
    }

    public OpcUaStation on() {
        OpcUaServerConfig settings = OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("station"))
                .setApplicationUri(APPLICATION)
                .setProductUri(APPLICATION)
                .setCertificateManager(certificateManager())
                .setIdentityValidator(new CompositeValidator(
                        AnonymousIdentityValidator.INSTANCE,
                        new UsernameIdentityValidator(
                                challenge -> challenge.getUsername().equals(USER)
                                        && challenge.getPassword().equals(PASSWORD))))
                .setEndpoints(Set.of(
                        endpoint(SecurityPolicy.None, MessageSecurityMode.None),
                        endpoint(SecurityPolicy.Basic256Sha256, MessageSecurityMode.SignAndEncrypt)))
                .build();
        server = new OpcUaServer(
                settings,
                profile -> new OpcTcpServerTransport(
                        OpcTcpServerTransportConfig.newBuilder().build()));
        variables = new Variables(server);
        variables.startup();
        values.keySet().forEach(variables::add);
        await(server.startup());
        return this;
    }

    public void off() {
        variables.shutdown();
        await(server.shutdown());
        server = null;
    }

    /** Sets the value of the variable and notifies subscribers. */
    public OpcUaStation sets(String name, Object value) {
        return sets(name, value, StatusCode.GOOD);
    }

    public OpcUaStation sets(String name, Object value, StatusCode status) {
        DataValue said = new DataValue(Variant.of(value), status, DateTime.now(), DateTime.now());
        if (values.put(name, said) == null && server != null) {
            variables.add(name);
        }
        if (server != null) {
            variables.setValue(name, said);
        }
        return this;
    }

    /** How many items are watched now. */
    public int watched() {
        return server == null ? 0 : (int) server.getMonitoredItemCount().get();
    }

    /** The station's own certificate as a PEM file. */
    public Path certificate(Path file) {
        return pem(file, "CERTIFICATE", encoded(certificate));
    }

    /** A certificate of somebody's, with its key beside it. */
    public static Path newCertificate(Path file, Path keyFile) {
        KeyPair somebody = newKeys();
        pem(keyFile, "PRIVATE KEY", somebody.getPrivate().getEncoded());
        return pem(file, "CERTIFICATE", encoded(certificate(somebody, "urn:somebody")));
    }

    private EndpointConfig endpoint(SecurityPolicy policy, MessageSecurityMode mode) {
        return EndpointConfig.newBuilder()
                .setBindAddress("127.0.0.1")
                .setBindPort(port)
                .setHostname("a-name-nobody-knows.invalid")
                .setPath("/station")
                .setCertificate(certificate)
                .setSecurityPolicy(policy)
                .setSecurityMode(mode)
                .addTokenPolicies(
                        OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME)
                .build();
    }

    /** Trusts every client: the tests are about what the client trusts. */
    private CertificateManager certificateManager() {
        try {
            MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
            return new DefaultCertificateManager(
                    quarantine,
                    DefaultApplicationGroup.createAndInitialize(
                            new MemoryTrustListManager(),
                            new MemoryCertificateStore(),
                            new OwnCertificate(),
                            new CertificateValidator.InsecureCertificateValidator()));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class OwnCertificate extends RsaSha256CertificateFactory {

        @Override
        protected KeyPair createRsaSha256KeyPair() {
            return keys;
        }

        @Override
        protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
            return new X509Certificate[] {certificate};
        }
    }

    private static KeyPair newKeys() {
        try {
            return SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair pair, String application) {
        try {
            return new SelfSignedCertificateBuilder(pair)
                    .setCommonName("station")
                    .setCountryCode("CN")
                    .setApplicationUri(application)
                    .addIpAddress("127.0.0.1")
                    .build();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(java.util.concurrent.CompletableFuture<?> done) {
        try {
            done.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
    }

    /** Reports every value at once instead of sampling, so that no value of a bulk load is missed. */
    private final class Variables extends ManagedNamespaceWithLifecycle {

        private final Map<String, List<DataItem>> watched = new ConcurrentHashMap<>();
        private final UaFolderNode folder;

        Variables(OpcUaServer server) {
            super(server, NAMESPACE);
            folder = new UaFolderNode(
                    getNodeContext(), newNodeId(FOLDER), newQualifiedName(FOLDER), LocalizedText.english(FOLDER));
            getNodeManager().addNode(folder);
            folder.addReference(
                    new Reference(folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
        }

        void add(String name) {
            UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                    .setNodeId(newNodeId(name))
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setDataType(NodeIds.BaseDataType)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .build();
            node.setValue(values.get(name));
            getNodeManager().addNode(node);
            folder.addOrganizes(node);
        }

        void setValue(String name, DataValue value) {
            watched.getOrDefault(name, List.of()).forEach(item -> item.setValue(value));
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            for (DataItem item : items) {
                NodeId node = item.getReadValueId().getNodeId();
                String name = node.getIdentifier().toString();
                watched.computeIfAbsent(name, each -> new CopyOnWriteArrayList<>())
                        .add(item);
                item.setValue(values.get(name));
            }
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            // nobody does
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            watched.values().forEach(each -> each.removeAll(items));
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            // nobody does
        }
    }

    /** Names of variables, numbered. */
    public static List<String> names(String beginning, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> beginning + i);
        return List.of(names);
    }
}
