package org.switchboard.integration.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server of the wrong protocol: it sends back what it receives, then closes the connection.
 */
public final class EchoServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EchoServer.class.getName());
    private static final int MOST = 8192;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public EchoServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::open);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void open() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                threads.execute(() -> echo(visitor));
            } catch (IOException closed) {
                LOG.log(Level.FINEST, "closed", closed);
            }
        }
    }

    private static void echo(Socket visitor) {
        try (visitor;
                InputStream in = visitor.getInputStream();
                OutputStream out = visitor.getOutputStream()) {
            byte[] said = new byte[MOST];
            int length = in.read(said);
            if (length > 0) {
                out.write(said, 0, length);
            }
        } catch (IOException gone) {
            LOG.log(Level.FINEST, "gone", gone);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
