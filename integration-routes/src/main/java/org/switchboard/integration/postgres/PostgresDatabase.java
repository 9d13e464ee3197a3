package org.switchboard.integration.postgres;

import io.debezium.connector.postgresql.PostgresConnector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.source.model.FeedId;

/** A database, who we are there, and the tables whose changes we read. */
public class PostgresDatabase {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/?]+)(?::(\\d+))?/([^?/]+)");
    private static final String STANDARD_PORT = "5432";

    /**
     * Without changes in our tables our log position would not move, and the database would keep its log for ever. This
     * heartbeat is written into the log only, and read back from there.
     */
    private static final String HEARTBEAT = "select pg_logical_emit_message(false, 'switchboard', 'alive')";

    private static final int LONGEST_NAME = 63;
    private static final int CONNECT_SECONDS = 10;
    private static final int QUEUED_BATCHES = 4;
    private static final long MOST_BYTES_WAITING = 32L * 1024 * 1024;

    private String url;
    private String user;
    private String password;
    private List<String> tables = List.of();
    private String slot = "";
    private String publication = "";
    private String sslMode = "prefer";
    private String certificates = "";
    private int batchSize;
    private int heartbeatMillis;

    /** Of the feed's name what a slot's name may have in it. */
    String slotOf(FeedId feed) {
        if (!slot.isBlank()) {
            return slot;
        }
        String name = "switchboard_" + feed.source() + "_" + feed.name();
        String allowed = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return allowed.length() <= LONGEST_NAME ? allowed : allowed.substring(0, LONGEST_NAME);
    }

    String url() {
        return url;
    }

    List<String> tables() {
        return tables;
    }

    /** A connection for looking only. */
    Connection connection() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", sslMode);
        if (!certificates.isBlank()) {
            properties.setProperty("sslrootcert", certificates);
        }
        properties.setProperty("ApplicationName", "switchboard");
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(CONNECT_SECONDS));
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException(url + " is not the address of a PostgreSQL database");
        }
        connection.setReadOnly(true);
        return connection;
    }

    /** For Debezium's connector; failures end it, since trying again is the link's affair. */
    Map<String, String> settings(String slotName) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalStateException("The Kamelet let a wrong address pass: " + url);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("name", slotName);
        settings.put("connector.class", PostgresConnector.class.getName());
        settings.put("topic.prefix", slotName);
        settings.put("database.hostname", address.group(1));
        settings.put("database.port", address.group(2) == null ? STANDARD_PORT : address.group(2));
        settings.put("database.dbname", address.group(3));
        settings.put("database.user", user);
        settings.put("database.password", password);
        settings.put("database.sslmode", sslMode);
        if (!certificates.isBlank()) {
            settings.put("database.sslrootcert", certificates);
        }
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slotName);
        settings.put("slot.max.retries", "0");
        settings.put("publication.name", publication.isBlank() ? slotName : publication);
        settings.put("publication.autocreate.mode", publication.isBlank() ? "filtered" : "disabled");
        settings.put("table.include.list", tables.stream().map(Pattern::quote).collect(Collectors.joining(",")));
        settings.put("snapshot.mode", "initial");
        settings.put("tombstones.on.delete", "false");
        settings.put("decimal.handling.mode", "precise");
        settings.put("time.precision.mode", "isostring");
        settings.put("interval.handling.mode", "string");
        settings.put("binary.handling.mode", "base64");
        settings.put("hstore.handling.mode", "json");
        settings.put("heartbeat.interval.ms", String.valueOf(heartbeatMillis));
        settings.put("heartbeat.action.query", HEARTBEAT);
        settings.put("poll.interval.ms", "50");
        settings.put("errors.max.retries", "0");
        settings.put("max.batch.size", String.valueOf(batchSize));
        settings.put("max.queue.size", String.valueOf(QUEUED_BATCHES * batchSize));
        settings.put("max.queue.size.in.bytes", String.valueOf(MOST_BYTES_WAITING));
        return settings;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Each with its schema, commas between them. */
    public void setTables(String tables) {
        this.tables = Arrays.stream(tables.split(",")).map(String::strip).toList();
    }

    /** Blank for one that is named by the feed. */
    public void setSlot(String slot) {
        this.slot = slot;
    }

    /** One that is there; blank for one that we make. */
    public void setPublication(String publication) {
        this.publication = publication;
    }

    public void setSslMode(String sslMode) {
        this.sslMode = sslMode;
    }

    /** A PEM file of trusted authorities; blank for none. */
    public void setCertificates(String certificates) {
        this.certificates = certificates;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setHeartbeatMillis(int heartbeatMillis) {
        this.heartbeatMillis = heartbeatMillis;
    }
}
