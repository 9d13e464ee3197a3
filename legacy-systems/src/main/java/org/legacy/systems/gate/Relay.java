package org.legacy.systems.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through a gate: a thread forwards each way until either end closes. */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int GARBAGE_BYTES = 256;

    private final String system;
    private final Socket caller;
    private final Socket inner;
    private final FaultSwitch faults;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean spoilt;

    Relay(String system, Socket caller, Socket inner, FaultSwitch faults, Runnable onEnd) {
        this.system = system;
        this.caller = caller;
        this.inner = inner;
        this.faults = faults;
        this.onEnd = onEnd;
    }

    void start() {
        thread("in", () -> forward(caller, inner, false)).start();
        thread("out", () -> forward(inner, caller, true)).start();
    }

    /** Whether garbage went through, so that nothing sensible can follow. */
    boolean spoilt() {
        return spoilt;
    }

    /** Ends with a reset rather than an orderly close, as a killed process would. */
    void reset() {
        try {
            caller.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("already closed system={}", system, e);
        }
        end();
    }

    private Thread thread(String way, Runnable work) {
        Thread thread = new Thread(work, "gate-" + system + "-" + way);
        thread.setDaemon(true);
        return thread;
    }

    private void forward(Socket from, Socket to, boolean towardsCaller) {
        byte[] piece = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                Fault fault = faults.awaitPassage(towardsCaller);
                if (fault.mode() == GateMode.GARBAGE) {
                    spoil();
                } else {
                    out.write(piece, 0, length);
                }
            }
            if (!towardsCaller) {
                // the caller may only have closed its half; let the answer out
                inner.shutdownOutput();
                return;
            }
        } catch (IOException e) {
            LOG.debug("connection ended system={}", system, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void spoil() throws IOException {
        spoilt = true;
        byte[] noise = new byte[GARBAGE_BYTES];
        ThreadLocalRandom.current().nextBytes(noise);
        caller.getOutputStream().write(noise);
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        for (Socket socket : new Socket[] {caller, inner}) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("close failed system={}", system, e);
            }
        }
        onEnd.run();
    }
}
