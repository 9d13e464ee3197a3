package org.switchboard.benchmarks.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** A connection that sends any bytes, also those that no client of HTTP would send. */
final class RawConnection implements AutoCloseable {

    private static final int LONGEST_MILLIS = 20_000;
    private static final int LARGEST_ANSWER = 64 << 20;

    private final SSLContext tls;
    private final URI server;
    private Socket socket;
    private InputStream in;

    RawConnection(SSLContext tls, URI server) {
        this.tls = tls;
        this.server = server;
    }

    /** @param status 0 when the server ended the connection without an answer */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        static final Answer NONE = new Answer(0, Map.of(), new byte[0]);

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Sends a request and reads its answer. A kept connection that the server has closed meanwhile is opened again, once.
     *
     * @throws IOException when nothing comes in time
     */
    Answer send(byte[] request, boolean head, boolean last) throws IOException {
        boolean kept = socket != null;
        Answer answer = exchange(request, head);
        if (answer.status() == 0 && kept) {
            answer = exchange(request, head);
        }
        if (last
                || answer.status() == 0
                || "close".equalsIgnoreCase(answer.headers().get("connection"))) {
            close();
        }
        return answer;
    }

    private Answer exchange(byte[] request, boolean head) throws IOException {
        if (socket == null) {
            socket = tls.getSocketFactory().createSocket(server.getHost(), server.getPort());
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException refusedMeanwhile) {
            // the answer may have come before the whole was sent
        }
        try {
            return read(head);
        } catch (SocketTimeoutException late) {
            close();
            throw late;
        } catch (IOException ended) {
            close();
            return Answer.NONE;
        }
    }

    private Answer read(boolean head) throws IOException {
        String line = line();
        if (!line.startsWith("HTTP/1.")) {
            throw new EOFException(line);
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        if (status == 100) {
            return read(head);
        }
        boolean empty = head || status < 200 || status == 204 || status == 304;
        return new Answer(status, headers, empty ? new byte[0] : body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            return all.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? in.readNBytes(LARGEST_ANSWER) : in.readNBytes(Integer.parseInt(length));
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closedAlready) {
            // nothing is left to do
        }
        socket = null;
    }
}
