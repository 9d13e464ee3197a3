package org.legacy.systems;

import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.eclipse.neoscada.protocol.iec60870.client.Client;
import org.eclipse.neoscada.protocol.iec60870.client.data.AbstractDataProcessor;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModule;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModuleContext;
import org.eclipse.neoscada.protocol.iec60870.client.data.DataModuleOptions;

/** A controlling station that asks for everything once and then listens. */
final class ScadaReader extends AbstractDataProcessor implements AutoCloseable {

    final Map<Integer, Value<?>> values = new ConcurrentHashMap<>();
    final Map<Integer, AtomicInteger> received = new ConcurrentHashMap<>();
    volatile boolean connected;
    private final Client client;
    private DataModuleContext module;

    ScadaReader(int port) throws Exception {
        ProtocolOptions.Builder options = new ProtocolOptions.Builder();
        options.setTimeZone(TimeZone.getTimeZone("Asia/Shanghai"));
        client = new Client(
                new InetSocketAddress("127.0.0.1", port),
                null,
                options.build(),
                List.of(new DataModule(this, new DataModuleOptions.Builder().build())));
        client.connect().get();
    }

    Object value(int address) {
        return values.containsKey(address) ? values.get(address).getValue() : null;
    }

    @Override
    public void activated(DataModuleContext context, ChannelHandlerContext ctx) {
        module = context;
        module.requestStartData();
    }

    @Override
    public void started() {
        connected = true;
        module.startInterrogation(ASDUAddress.valueOf(1), (short) 20);
    }

    @Override
    public void disconnected() {
        connected = false;
    }

    @Override
    protected void fireEntry(ASDUAddress station, InformationObjectAddress address, Value<?> value) {
        values.put(address.getAddress(), value);
        received.computeIfAbsent(address.getAddress(), any -> new AtomicInteger())
                .incrementAndGet();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("The reader did not close.", e);
        }
    }
}
