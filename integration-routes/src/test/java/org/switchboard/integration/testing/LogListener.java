package org.switchboard.integration.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects all log messages with their stack traces, our own at every level. */
public final class LogListener extends Handler implements AutoCloseable {

    private static final Logger OURS = Logger.getLogger("org.switchboard");

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public LogListener() {
        setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
        OURS.setLevel(Level.FINEST);
    }

    public String messages() {
        return String.join("\n", messages);
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(formatter.format(entry));
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        OURS.setLevel(null);
    }
}
