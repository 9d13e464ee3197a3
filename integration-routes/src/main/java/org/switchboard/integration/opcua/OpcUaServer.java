package org.switchboard.integration.opcua;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;

/** A server, who we are there, and which of its variables we watch. */
public class OpcUaServer {

    /** Ids of nodes may have blanks and commas in them, so only what begins a next id ends one. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:\\R|,(?=\\s*(?:nsu?=|[isgb]=)))\\s*");

    private String url;
    private List<String> nodes = List.of();
    private Optional<String> below = Optional.empty();
    private int mostNodes;
    private String securityPolicy = "None";
    private String securityMode = "SignAndEncrypt";
    private String certificate = "";
    private String key = "";
    private String certificates = "";
    private String user = "";
    private String password = "";
    private double samplingMillis;
    private double publishingMillis;
    private int queueSize;
    private int batchSize;
    private long batchMillis;

    String url() {
        return url;
    }

    List<String> nodes() {
        return nodes;
    }

    /** The node whose variables, its own and those further below, are watched as well. */
    Optional<String> below() {
        return below;
    }

    int mostNodes() {
        return mostNodes;
    }

    OpcUaSecurity security() {
        return new OpcUaSecurity(url, securityPolicy, securityMode, certificate, key, certificates, user, password);
    }

    double samplingMillis() {
        return samplingMillis;
    }

    double publishingMillis() {
        return publishingMillis;
    }

    int queueSize() {
        return queueSize;
    }

    int batchSize() {
        return batchSize;
    }

    long batchMillis() {
        return batchMillis;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /** One a line, or with commas between them. */
    public void setNodes(String nodes) {
        this.nodes = Arrays.stream(BETWEEN.split(nodes.strip()))
                .filter(node -> !node.isBlank())
                .map(OpcUaServer::checked)
                .toList();
    }

    public void setBelow(String below) {
        this.below = Optional.of(below.strip()).filter(node -> !node.isEmpty()).map(OpcUaServer::checked);
    }

    private static String checked(String node) {
        try {
            ExpandedNodeId.parse(node);
            return node;
        } catch (UaRuntimeException | IllegalArgumentException noId) {
            // without the library's exception as cause, whose message would be reported instead of this one
            throw new IllegalArgumentException(
                    "\"" + node + "\" is not the id of a node, such as ns=2;s=Feeder1.Switch or ns=2;i=1042");
        }
    }

    public void setMostNodes(int mostNodes) {
        this.mostNodes = mostNodes;
    }

    public void setSecurityPolicy(String securityPolicy) {
        this.securityPolicy = securityPolicy;
    }

    public void setSecurityMode(String securityMode) {
        this.securityMode = securityMode;
    }

    /** A PEM file with our own certificate. */
    public void setCertificate(String certificate) {
        this.certificate = certificate;
    }

    /** A PEM file with its private key. */
    public void setKey(String key) {
        this.key = key;
    }

    /** A PEM file with the server's certificate, or with the authorities that vouch for it. */
    public void setCertificates(String certificates) {
        this.certificates = certificates;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public void setSamplingMillis(double samplingMillis) {
        this.samplingMillis = samplingMillis;
    }

    public void setPublishingMillis(double publishingMillis) {
        this.publishingMillis = publishingMillis;
    }

    /** How many values of one node the server keeps for us; then it drops the oldest. */
    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setBatchMillis(long batchMillis) {
        this.batchMillis = batchMillis;
    }
}
