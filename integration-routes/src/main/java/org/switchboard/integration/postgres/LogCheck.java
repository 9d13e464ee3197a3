package org.switchboard.integration.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.switchboard.integration.link.LinkLost;

/** Looks before anything is read or made whether the database can give its changes at all, and still has ours. */
final class LogCheck {

    private final PostgresDatabase database;

    LogCheck(PostgresDatabase database) {
        this.database = database;
    }

    /** @throws LinkLost when what is there cannot be read */
    void tables() throws LinkLost {
        try (Connection connection = database.connection()) {
            requireTables(connection);
        } catch (SQLException failure) {
            throw PostgresFailure.of(database.url(), failure);
        }
    }

    /**
     * @param position up to which we have read; empty when we begin anew
     * @throws LinkLost when changes cannot be read, or those since then are lost
     */
    void log(String slot, Optional<LogPosition> position) throws LinkLost {
        try (Connection connection = database.connection()) {
            requireTables(connection);
            requireLogicalLog(connection);
            requireSlot(
                    connection,
                    slot,
                    position.filter(LogPosition::isBehindSnapshot).isPresent());
        } catch (SQLException failure) {
            throw PostgresFailure.of(database.url(), failure);
        }
    }

    private void requireTables(Connection connection) throws SQLException, LinkLost {
        try (PreparedStatement select = connection.prepareStatement("""
                select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname || '.' || c.relname = ? and c.relkind in ('r', 'p')""")) {
            for (String table : database.tables()) {
                select.setString(1, table);
                try (ResultSet found = select.executeQuery()) {
                    if (!found.next()) {
                        throw new LinkLost("There is no table " + table + " in " + database.url()
                                + "; its name is written as in the catalogue, with its schema.");
                    }
                }
            }
        }
    }

    private void requireLogicalLog(Connection connection) throws SQLException, LinkLost {
        try (PreparedStatement show = connection.prepareStatement("show wal_level");
                ResultSet level = show.executeQuery()) {
            level.next();
            if (!level.getString(1).equals("logical")) {
                throw new LinkLost(database.url() + " does not write its changes for others: wal_level is "
                        + level.getString(1) + " and has to be logical, which needs a restart of that database.");
            }
        }
    }

    private void requireSlot(Connection connection, String slot, boolean isOurs) throws SQLException, LinkLost {
        try (PreparedStatement select = connection.prepareStatement(
                "select plugin, wal_status, active from pg_catalog.pg_replication_slots where slot_name = ?")) {
            select.setString(1, slot);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    if (isOurs) {
                        throw changesLost("The replication slot " + slot + " no longer exists in " + database.url());
                    }
                    return;
                }
                if (!"pgoutput".equals(found.getString("plugin"))) {
                    throw new LinkLost("The replication slot " + slot + " is for " + found.getString("plugin")
                            + " and not for pgoutput; name another by the parameter slot.");
                }
                if ("lost".equals(found.getString("wal_status"))) {
                    throw changesLost("The replication slot " + slot + " was invalidated by " + database.url()
                            + ", which kept no more of its log for us than max_slot_wal_keep_size allows");
                }
            }
        }
    }

    private static LinkLost changesLost(String what) {
        return new LinkLost(what + ", and with it the changes since we last read. Drop what is left of it, and let all"
                + " rows be read again by a backfill of the feed.");
    }
}
