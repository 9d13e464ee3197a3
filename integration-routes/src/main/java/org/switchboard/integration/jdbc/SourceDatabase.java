package org.switchboard.integration.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.camel.component.jdbc.ConnectionStrategy;

/**
 * A source system's database: read only, one connection, which rests between frequent polls. Time limits let a hanging
 * database fail one poll and not the route. To sign in costs both ends milliseconds, so not each page does.
 */
public class SourceDatabase implements DataSource, ConnectionStrategy {

    private static final int MILLIS = 1000;
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Duration longestRest;
    private String url;
    private String user;
    private String password;
    private int connectTimeout;
    private int readTimeout;
    /** Looked for once: it means a look through all libraries. */
    private volatile Driver driver;

    /** That of the poll under way, or of the last one; the polls of a route come one after the other. */
    private Connection ofThisPoll;

    private boolean atRest = true;
    private long polls;

    public SourceDatabase() {
        this(LONGEST_REST);
    }

    SourceDatabase(Duration longestRest) {
        this.longestRest = longestRest;
    }

    /** The poll's connection, for one page more; a new one when there is none yet, or when it was closed meanwhile. */
    @Override
    public synchronized Connection getConnection(DataSource itself) throws SQLException {
        if (ofThisPoll == null || !ofThisPoll.isValid(connectTimeout)) {
            release();
            ofThisPoll = getConnection();
        }
        return Lent.of(ofThisPoll);
    }

    /** Camel is not to close the connection after a page. */
    @Override
    public boolean isConnectionTransactional(Connection connection, DataSource itself) {
        return true;
    }

    /** One that a poll which failed has left is closed. */
    synchronized void pollBegins() {
        if (!atRest) {
            release();
        }
        atRest = false;
        polls++;
    }

    /** The connection waits for the next poll, so that frequent ones do not sign in each time; not for long. */
    public synchronized void pollEnds() {
        atRest = true;
        long ended = polls;
        CompletableFuture.delayedExecutor(longestRest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> releaseUnused(ended));
    }

    private synchronized void releaseUnused(long ended) {
        if (atRest && polls == ended) {
            release();
        }
    }

    /** Closes the connection. */
    public synchronized void release() {
        Connection released = ofThisPoll;
        ofThisPoll = null;
        if (released != null) {
            try {
                released.close();
            } catch (SQLException alreadyBroken) {
                Logger.getLogger(getClass().getName()).log(Level.FINE, "A connection was not closed.", alreadyBroken);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = driver().connect(url, properties());
        if (connection == null) {
            throw new SQLException("No database driver here understands " + url + ".");
        }
        connection.setReadOnly(true);
        if (!isPostgres()) {
            limitReads(connection);
        }
        return connection;
    }

    /** PostgreSQL takes the limits as properties, which hold from the first packet on. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (isPostgres()) {
            properties.setProperty("connectTimeout", String.valueOf(connectTimeout));
            properties.setProperty("loginTimeout", String.valueOf(connectTimeout));
            properties.setProperty("socketTimeout", String.valueOf(readTimeout));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("ApplicationName", "switchboard");
            // a key is given as text, and is to be compared as what its column is
            properties.setProperty("stringtype", "unspecified");
        }
        return properties;
    }

    private void limitReads(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, readTimeout * MILLIS);
        } catch (SQLFeatureNotSupportedException unsupported) {
            Logger.getLogger(getClass().getName()).fine("The driver of " + url + " knows no time limits.");
        }
    }

    boolean isPostgres() {
        return url != null && url.startsWith("jdbc:postgresql:");
    }

    private Driver driver() throws SQLException {
        Driver known = driver;
        if (known != null) {
            return known;
        }
        for (Driver each : ServiceLoader.load(Driver.class, getClass().getClassLoader())) {
            if (each.acceptsURL(url)) {
                driver = each;
                return each;
            }
        }
        throw new SQLException("No database driver here understands " + url + ".");
    }

    public void setUrl(String url) {
        this.url = url;
        this.driver = null;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Seconds until a connection must be established. */
    public void setConnectTimeout(int connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** Seconds until the database must have sent something. */
    public void setReadTimeout(int readTimeout) {
        this.readTimeout = readTimeout;
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user is fixed.");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("There is no log writer.");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        this.connectTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return connectTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("There is no parent logger.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("Not a " + type.getName() + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
