package org.switchboard.integration.iec104;

import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.link.LinkConsumer;

/**
 * A controlled station that is listened to. Options, all with defaults: {@code commonAddress} (0 takes every one),
 * {@code timeZone} of the station's clock, {@code batchSize} and {@code batchMillis} (events are passed on together),
 * {@code silenceMillis} (a link on which nothing is heard for so long counts as lost), {@code standby} (another address of
 * the station, {@code host:port}), {@code counters} (asks for integrated totals), {@code tls} and {@code certificates}.
 */
public class Iec104Endpoint extends DefaultEndpoint {

    private final String host;
    private final int port;
    private int commonAddress;
    private String timeZone = "UTC";
    private int batchSize = 500;
    private long batchMillis = 50;
    private long silenceMillis = 10_000;
    private String standby = "";
    private boolean counters;
    private boolean tls;
    private String certificates = "";

    Iec104Endpoint(String uri, Component component, String host, int port) {
        super(uri, component);
        this.host = host;
        this.port = port;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("iec104 reads only: commands to switches are not sent from here");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkConsumer consumer = new LinkConsumer(
                this,
                processor,
                "iec104 " + host + ":" + port,
                () -> Iec104Link.open(
                        station(), SourceServices.of(getCamelContext()).clock()));
        configureConsumer(consumer);
        return consumer;
    }

    private Iec104Station station() {
        return new Iec104Station(
                addresses(),
                commonAddress,
                ZoneId.of(timeZone),
                batchSize,
                batchMillis,
                silenceMillis,
                counters,
                tls,
                certificates);
    }

    private List<InetSocketAddress> addresses() {
        InetSocketAddress first = InetSocketAddress.createUnresolved(host, port);
        return standby.isBlank() ? List.of(first) : List.of(first, Iec104Component.address(standby));
    }

    public String getStandby() {
        return standby;
    }

    /** @throws IllegalArgumentException when its port is not a number */
    public void setStandby(String standby) {
        if (!standby.isBlank()) {
            Iec104Component.address(standby);
        }
        this.standby = standby;
    }

    public boolean isCounters() {
        return counters;
    }

    public void setCounters(boolean counters) {
        this.counters = counters;
    }

    public boolean isTls() {
        return tls;
    }

    public void setTls(boolean tls) {
        this.tls = tls;
    }

    public String getCertificates() {
        return certificates;
    }

    public void setCertificates(String certificates) {
        this.certificates = certificates;
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public int getCommonAddress() {
        return commonAddress;
    }

    public void setCommonAddress(int commonAddress) {
        this.commonAddress = commonAddress;
    }

    public String getTimeZone() {
        return timeZone;
    }

    /** @throws java.time.DateTimeException when there is no such zone */
    public void setTimeZone(String timeZone) {
        this.timeZone = ZoneId.of(timeZone).getId();
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public long getBatchMillis() {
        return batchMillis;
    }

    public void setBatchMillis(long batchMillis) {
        this.batchMillis = batchMillis;
    }

    public long getSilenceMillis() {
        return silenceMillis;
    }

    public void setSilenceMillis(long silenceMillis) {
        this.silenceMillis = silenceMillis;
    }
}
