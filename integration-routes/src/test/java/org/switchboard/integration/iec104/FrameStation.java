package org.switchboard.integration.iec104;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * A controlled station written by hand from the frames of IEC 60870-5-104, independent of the library: it confirms the start of
 * data transfer and test frames, keeps what it receives, and sends whatever octets a test gives it.
 */
final class FrameStation implements AutoCloseable {

    private static final int START = 0x68;
    private static final int STARTDT_ACT = 0x07;
    private static final int STARTDT_CON = 0x0b;
    private static final int TESTFR_ACT = 0x43;
    private static final int TESTFR_CON = 0x83;

    private final ServerSocket server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<byte[]> atStart = new CopyOnWriteArrayList<>();
    private volatile Socket link;
    private volatile boolean mute;
    private int sent;
    private int got;

    FrameStation() {
        this(ServerSocketFactory.getDefault());
    }

    FrameStation(ServerSocketFactory sockets) {
        try {
            server = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "frame-station");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Telegrams without the frame around them, in hexadecimal digits with blanks, sent after each start of data transfer. */
    FrameStation atStart(String... telegrams) {
        for (String telegram : telegrams) {
            atStart.add(octets(telegram));
        }
        return this;
    }

    /** Answers nothing from now on, as a station whose process hangs. */
    void becomeMute() {
        mute = true;
    }

    void send(String telegram) {
        try {
            send(octets(telegram));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The telegrams that were received, in hexadecimal digits. */
    List<String> received() {
        return List.copyOf(received);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                synchronized (this) {
                    sent = 0;
                    got = 0;
                }
                link = socket;
                read(new DataInputStream(socket.getInputStream()));
            } catch (IOException ended) {
                // the next link is accepted
            }
        }
    }

    private void read(DataInputStream in) throws IOException {
        while (true) {
            if (in.readUnsignedByte() != START) {
                throw new IOException("not a frame");
            }
            byte[] frame = in.readNBytes(in.readUnsignedByte());
            int control = frame[0] & 0xff;
            if (mute) {
                continue;
            }
            if (control == STARTDT_ACT) {
                write(new byte[] {START, 4, STARTDT_CON, 0, 0, 0});
                for (byte[] telegram : atStart) {
                    send(telegram);
                }
            } else if (control == TESTFR_ACT) {
                write(new byte[] {START, 4, (byte) TESTFR_CON, 0, 0, 0});
            } else if ((control & 1) == 0) {
                got++;
                received.add(HexFormat.of().formatHex(frame, 4, frame.length));
            }
        }
    }

    private synchronized void send(byte[] telegram) throws IOException {
        byte[] frame = new byte[telegram.length + 6];
        frame[0] = START;
        frame[1] = (byte) (telegram.length + 4);
        frame[2] = (byte) (sent << 1);
        frame[3] = (byte) (sent >> 7);
        frame[4] = (byte) (got << 1);
        frame[5] = (byte) (got >> 7);
        sent++;
        System.arraycopy(telegram, 0, frame, 6, telegram.length);
        write(frame);
    }

    private synchronized void write(byte[] frame) throws IOException {
        OutputStream out = link.getOutputStream();
        out.write(frame);
        out.flush();
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Override
    public void close() {
        try {
            server.close();
            if (link != null) {
                link.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
