package org.legacy.systems.gate;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the public port of a system and relays to where the system really listens. */
public final class Gate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECT_MILLIS = 5_000;

    private final String system;
    private final int port;
    private final FaultSwitch faults = new FaultSwitch();
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile int innerPort;
    private volatile ServerSocket listening;

    /**
     * Takes the port at once; callers are let in after {@link #open}.
     *
     * @throws BindException when the port is taken
     */
    public Gate(String system, int port) throws IOException {
        this.system = system;
        this.listening = listen(port);
        this.port = listening.getLocalPort();
    }

    public String system() {
        return system;
    }

    public int port() {
        return port;
    }

    public Fault fault() {
        return faults.now();
    }

    /** Begins to relay to a port on which the system listens. */
    public void open(int inner) {
        innerPort = inner;
        accept(listening);
    }

    /**
     * Puts a fault in force, {@link Fault#NONE} to lift it.
     *
     * @throws BindException when a killed system is to come back and somebody else took its port meanwhile
     */
    public synchronized void set(Fault fault) throws IOException {
        if (fault.mode() == GateMode.KILLED) {
            faults.set(fault);
            listening.close();
            relays.forEach(Relay::reset);
            return;
        }
        if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
        faults.set(fault);
        if (fault.mode() != GateMode.GARBAGE) {
            relays.stream().filter(Relay::spoilt).forEach(Relay::reset);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        relays.forEach(Relay::reset);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(LOOPBACK, port), 200);
        return socket;
    }

    private void accept(ServerSocket socket) {
        Thread thread = new Thread(() -> acceptUntilClosed(socket), "gate-" + system);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptUntilClosed(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                relay(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("connection refused system={}", system, e);
                }
            }
        }
    }

    private void relay(Socket caller) throws IOException {
        Socket inner = new Socket();
        try {
            inner.connect(new InetSocketAddress(LOOPBACK, innerPort), CONNECT_MILLIS);
            caller.setTcpNoDelay(true);
            inner.setTcpNoDelay(true);
        } catch (IOException e) {
            caller.close();
            inner.close();
            throw e;
        }
        Relay[] relay = new Relay[1];
        relay[0] = new Relay(system, caller, inner, faults, () -> relays.remove(relay[0]));
        relays.add(relay[0]);
        relay[0].start();
        if (faults.now().mode() == GateMode.KILLED) {
            relay[0].reset();
        }
    }
}
