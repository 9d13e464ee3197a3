package org.legacy.systems.cis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Customer;
import org.legacy.systems.city.Service;
import org.legacy.systems.http.Json;

/** Reads and changes the records of the customer system from the inside, whatever its gate does. */
public final class CisRecords {

    /** Every change moves a row's moment on, also two changes within the same millisecond. */
    private static final String TOUCH =
            "\"LAST_UPD\" = GREATEST(date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'Asia/Shanghai'), \"LAST_UPD\" + interval '1 millisecond')";

    private static final String NOW = "date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'Asia/Shanghai')";
    private static final String ACCOUNTS_OF = "(SELECT \"ACCT_NO\" FROM \"TB_ACCT\" WHERE \"CUST_NO\" = ?)";
    private static final String USAGE_POINTS_OF =
            "(SELECT \"UP_NO\" FROM \"TB_UPNT\" WHERE \"ACCT_NO\" IN " + ACCOUNTS_OF + ")";
    private static final int FETCH = 2_000;

    private final DatabaseServer database;

    public CisRecords(DatabaseServer database) {
        this.database = database;
    }

    /** Something that takes rows one by one. */
    public interface RowConsumer {
        void accept(ObjectNode row) throws IOException;
    }

    /** Sets columns of a customer; an empty value becomes NULL except for the name. False when there is no such customer. */
    public boolean changeCustomer(String number, Map<String, String> columns) throws SQLException {
        StringBuilder sql = new StringBuilder("UPDATE \"TB_CUST\" SET ");
        columns.keySet().forEach(column -> sql.append('"').append(column).append("\" = NULLIF(?, ''), "));
        List<String> values = new ArrayList<>(columns.values());
        values.add(number);
        return update(sql + TOUCH + " WHERE \"CUST_NO\" = ? AND \"DEL_FLG\" = '0'", values) > 0;
    }

    /** Replaces the address line of the first premises of a customer; its parts become unknown. */
    public boolean changeAddress(String customer, String address) throws SQLException {
        return update(
                        "UPDATE \"TB_PREM\" SET \"ADDR_TXT\" = ?, \"STRT_NM\" = NULL, \"HSE_NO\" = NULL, " + TOUCH
                                + " WHERE \"PREM_NO\" = (SELECT \"PREM_NO\" FROM \"TB_UPNT\" WHERE \"ACCT_NO\" IN "
                                + ACCOUNTS_OF + " AND \"DEL_FLG\" = '0' ORDER BY \"UP_NO\" LIMIT 1)",
                        List.of(address, customer))
                > 0;
    }

    /** Marks an account and its usage point as cut off for debt, or as connected. */
    public void cutOff(String account, boolean cut) throws SQLException {
        update(
                "UPDATE \"TB_UPNT\" SET \"CON_STS\" = ?, " + TOUCH + " WHERE \"ACCT_NO\" = ?",
                List.of(cut ? "20" : "10", account));
        update(
                "UPDATE \"TB_ACCT\" SET \"ACCT_STS\" = ?, " + TOUCH + " WHERE \"ACCT_NO\" = ?",
                List.of(cut ? "3" : "1", account));
    }

    /** Adds a customer with one supply, all rows in one transaction. */
    public void insert(Customer customer, Service service) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            insert(
                    connection,
                    CisTable.CUSTOMERS,
                    customer.number(),
                    customer.name(),
                    customer.organisation() ? "02" : "01",
                    customer.identityType(),
                    customer.identityNumber(),
                    customer.telephone().orElse(null),
                    customer.secondTelephone().orElse(null),
                    customer.email().orElse(null),
                    customer.level(),
                    customer.specialFlags(),
                    customer.language(),
                    day(customer.registeredOn()));
            insert(
                    connection,
                    CisTable.ACCOUNTS,
                    service.accountNumber(),
                    customer.number(),
                    service.billingNumber(),
                    "1",
                    day(service.openedOn()),
                    null,
                    service.paymentMethod());
            insert(
                    connection,
                    CisTable.PREMISES,
                    service.premisesNumber(),
                    service.addressLine(),
                    "云江省",
                    "云溪市",
                    service.district().code(),
                    service.street(),
                    service.houseNumber(),
                    String.valueOf(service.zone().code()),
                    service.surveyedAt()
                            .map(at -> Double.toString(at.longitude()))
                            .orElse(null),
                    service.surveyedAt()
                            .map(at -> Double.toString(at.latitude()))
                            .orElse(null));
            insert(
                    connection,
                    CisTable.USAGE_POINTS,
                    service.usagePointNumber(),
                    service.accountNumber(),
                    service.premisesNumber(),
                    service.servicePoint().id(),
                    service.transformer().id(),
                    "10",
                    String.valueOf(service.phases()),
                    service.capacityKva(),
                    service.tariff());
            insert(
                    connection,
                    CisTable.METERS,
                    service.meterNumber(),
                    service.usagePointNumber(),
                    service.makersNumber(),
                    service.meterKind(),
                    day(service.meterInstalledOn()),
                    null);
            connection.commit();
        }
    }

    /** Flags a customer as deleted with accounts, usage points and meters; the premises stay. False when unknown. */
    public boolean delete(String customer) throws SQLException {
        String deleted = "SET \"DEL_FLG\" = '1', " + TOUCH + " WHERE \"DEL_FLG\" = '0' AND ";
        List<String> number = List.of(customer);
        boolean known = update("UPDATE \"TB_CUST\" " + deleted + "\"CUST_NO\" = ?", number) > 0;
        update("UPDATE \"TB_MTR\" " + deleted + "\"UP_NO\" IN " + USAGE_POINTS_OF, number);
        update("UPDATE \"TB_UPNT\" " + deleted + "\"ACCT_NO\" IN " + ACCOUNTS_OF, number);
        update("UPDATE \"TB_ACCT\" " + deleted + "\"CUST_NO\" = ?", number);
        return known;
    }

    /** The row of a customer, deleted or not. */
    public Optional<ObjectNode> customer(String number) throws SQLException, IOException {
        List<ObjectNode> found = new ArrayList<>();
        rows("SELECT * FROM \"TB_CUST\" WHERE \"CUST_NO\" = ?", List.of(number), found::add);
        return found.stream().findFirst();
    }

    /** The number of the customer to whom an account belongs. */
    public Optional<String> customerOfAccount(String account) throws SQLException, IOException {
        List<ObjectNode> found = new ArrayList<>();
        rows("SELECT \"CUST_NO\" FROM \"TB_ACCT\" WHERE \"ACCT_NO\" = ?", List.of(account), found::add);
        return found.stream().findFirst().map(row -> row.get("cust_no").asText());
    }

    public List<ServiceRow> services(String customer) throws SQLException, IOException {
        List<ServiceRow> services = new ArrayList<>();
        rows(
                "SELECT A.\"ACCT_NO\", A.\"XREF_BIL\", U.\"PREM_NO\", U.\"UP_NO\", M.\"MTR_NO\", M.\"SER_NO\", P.\"ADDR_TXT\","
                        + " U.\"CON_STS\", U.\"GIS_SP_ID\", U.\"GIS_TX_ID\" FROM \"TB_ACCT\" A"
                        + " JOIN \"TB_UPNT\" U ON U.\"ACCT_NO\" = A.\"ACCT_NO\""
                        + " JOIN \"TB_PREM\" P ON P.\"PREM_NO\" = U.\"PREM_NO\""
                        + " JOIN \"TB_MTR\" M ON M.\"UP_NO\" = U.\"UP_NO\""
                        + " WHERE A.\"CUST_NO\" = ? ORDER BY A.\"ACCT_NO\"",
                List.of(customer),
                row -> services.add(new ServiceRow(
                        row.get("acct_no").asText(),
                        row.get("xref_bil").asText(),
                        row.get("prem_no").asText(),
                        row.get("up_no").asText(),
                        row.get("mtr_no").asText(),
                        row.get("ser_no").asText(),
                        row.get("addr_txt").asText(),
                        row.get("con_sts").asText(),
                        row.get("gis_sp_id").asText(),
                        row.get("gis_tx_id").asText())));
        return services;
    }

    /** All rows of a table in the order of their keys. */
    public void dump(CisTable table, RowConsumer taker) throws SQLException, IOException {
        rows("SELECT * FROM " + table.table() + " ORDER BY " + table.key(), List.of(), taker);
    }

    /** How many rows of a table are live, and how many flagged as deleted. */
    public Count count(CisTable table) throws SQLException, IOException {
        Map<String, Long> counts = new HashMap<>();
        rows(
                "SELECT \"DEL_FLG\", count(*) AS \"N\" FROM " + table.table() + " GROUP BY \"DEL_FLG\"",
                List.of(),
                row -> counts.put(row.get("del_flg").asText(), row.get("n").asLong()));
        return new Count(counts.getOrDefault("0", 0L), counts.getOrDefault("1", 0L));
    }

    /** Rows of a table. */
    public record Count(long live, long deleted) {}

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static void insert(Connection connection, CisTable table, String... values) throws SQLException {
        // the server must find out the type of each text by itself
        String marks = "?, ".repeat(values.length);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table.table() + " VALUES (" + marks + "'0', " + NOW + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i], Types.OTHER);
            }
            insert.executeUpdate();
        }
    }

    private int update(String sql, List<String> values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                update.setString(i + 1, values.get(i));
            }
            return update.executeUpdate();
        }
    }

    private void rows(String sql, List<String> values, RowConsumer taker) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false); // without a transaction the driver would hold the whole table in memory
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(FETCH);
                for (int i = 0; i < values.size(); i++) {
                    select.setString(i + 1, values.get(i));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        taker.accept(row(rows));
                    }
                }
            }
        }
    }

    private static ObjectNode row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        ObjectNode row = Json.object();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (columns.getColumnType(i) == Types.TIMESTAMP) {
                Timestamp local = rows.getTimestamp(i);
                row.put(
                        name,
                        local.toLocalDateTime()
                                .atZone(LocalTime.ZONE)
                                .toInstant()
                                .toString());
            } else if (columns.getColumnType(i) == Types.NUMERIC || columns.getColumnType(i) == Types.BIGINT) {
                row.put(name, rows.getBigDecimal(i));
            } else {
                String text = rows.getString(i);
                row.put(name, text == null ? null : text.stripTrailing());
            }
        }
        return row;
    }
}
