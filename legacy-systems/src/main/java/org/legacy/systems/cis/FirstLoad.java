package org.legacy.systems.cis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Customer;
import org.legacy.systems.city.District;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.city.Register;
import org.legacy.systems.city.Service;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyOutputStream;

/** Fills an empty database with the city, a row at a time, by COPY. */
public final class FirstLoad {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String MIGRATION = "2019-11-03 02:00:00.000";
    private static final int MIGRATED_PER_MILLE = 400;
    private static final LocalDateTime OLDEST = LocalDateTime.of(2001, 1, 1, 8, 0);
    private static final int BUFFER = 256 * 1024;
    private static final String[] CODES = resource("codes.tsv").lines().toArray(String[]::new);

    private final City city;
    private final Register register;
    private final IntPredicate cutOff;
    private final long secondsOfHistory;
    private final Consumer<String> progress;

    /**
     * @param generatedAt no row is dated later than an hour before
     * @param cutOff whether an account starts cut off for debt
     * @param progress gets messages about the progress of the load
     */
    public FirstLoad(City city, Instant generatedAt, IntPredicate cutOff, Consumer<String> progress) {
        this.city = city;
        this.register = city.register();
        this.cutOff = cutOff;
        this.progress = progress;
        this.secondsOfHistory =
                Duration.between(OLDEST, LocalTime.of(generatedAt)).toSeconds() - 3600;
    }

    /** Makes tables, rows and indexes; all or nothing. */
    public void into(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        run(connection, "tables.sql");
        copy(connection, "TC_CODE", CODES.length, (row, i) -> row.append(CODES[i]));
        copy(connection, "TC_DIST", District.all().size(), (row, i) -> row.append(
                        District.all().get(i).code())
                .append('\t')
                .append(District.all().get(i).name()));
        copy(connection, "TB_CUST", register.customers(), this::customer);
        copy(connection, "TB_ACCT", register.accounts(), (row, i) -> account(row, register.service(i)));
        copy(connection, "TB_PREM", register.accounts(), (row, i) -> premises(row, register.service(i)));
        copy(connection, "TB_UPNT", register.accounts(), (row, i) -> usagePoint(row, register.service(i)));
        copy(connection, "TB_MTR", register.accounts(), (row, i) -> meter(row, register.service(i)));
        progress.accept("indexing the customer system");
        run(connection, "indexes.sql");
        try (Statement statement = connection.createStatement()) {
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + DatabaseServer.READER);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private interface RowWriter {
        void write(StringBuilder row, int index);
    }

    private void copy(Connection connection, String table, int rows, RowWriter writer)
            throws SQLException, IOException {
        CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
        StringBuilder buffer = new StringBuilder(BUFFER + 2048);
        int nextReport = 0;
        try (PGCopyOutputStream out =
                new PGCopyOutputStream(manager.copyIn("COPY \"" + table + "\" FROM STDIN"), BUFFER)) {
            for (int i = 0; i < rows; i++) {
                if (i == nextReport) {
                    progress.accept("loading the customer system: " + table + " " + 100L * i / rows + " %");
                    nextReport += Math.max(rows / 10, 20_000);
                }
                writer.write(buffer, i);
                buffer.append('\n');
                if (buffer.length() > BUFFER) {
                    flush(buffer, out);
                }
            }
            flush(buffer, out);
        }
    }

    private static void flush(StringBuilder buffer, PGCopyOutputStream out) throws IOException {
        out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
        buffer.setLength(0);
    }

    private void customer(StringBuilder row, int index) {
        Customer customer = register.customer(index);
        field(row, customer.number());
        field(row, customer.name());
        field(row, customer.organisation() ? "02" : "01");
        field(row, customer.identityType());
        field(row, customer.identityNumber());
        field(row, customer.telephone(), index);
        field(row, customer.secondTelephone(), index);
        field(row, customer.email(), index);
        field(row, customer.level());
        field(row, customer.specialFlags());
        field(row, customer.language());
        field(row, day(customer.registeredOn()));
        end(row, 'C', index);
    }

    private void account(StringBuilder row, Service service) {
        field(row, service.accountNumber());
        field(row, Numbers.customer(service.customer()));
        field(row, service.billingNumber());
        field(row, cutOff.test(service.account()) ? "3" : "1");
        field(row, day(service.openedOn()));
        field(row, Optional.empty(), service.account());
        field(row, service.paymentMethod());
        end(row, 'A', service.account());
    }

    private void premises(StringBuilder row, Service service) {
        field(row, service.premisesNumber());
        field(row, service.addressLine());
        field(row, "云江省");
        field(row, "云溪市");
        field(row, service.district().code());
        field(row, service.street());
        field(row, service.houseNumber());
        field(row, String.valueOf(service.zone().code()));
        field(
                row,
                service.surveyedAt().map(at -> Double.toString(at.longitude())).orElse("\\N"));
        field(
                row,
                service.surveyedAt().map(at -> Double.toString(at.latitude())).orElse("\\N"));
        end(row, 'P', service.account());
    }

    private void usagePoint(StringBuilder row, Service service) {
        field(row, service.usagePointNumber());
        field(row, service.accountNumber());
        field(row, service.premisesNumber());
        field(row, service.servicePoint().id());
        field(row, service.transformer().id());
        field(row, cutOff.test(service.account()) ? "20" : "10");
        field(row, String.valueOf(service.phases()));
        field(row, service.capacityKva());
        field(row, service.tariff());
        end(row, 'U', service.account());
    }

    private void meter(StringBuilder row, Service service) {
        field(row, service.meterNumber());
        field(row, service.usagePointNumber());
        field(row, service.makersNumber());
        field(row, service.meterKind());
        field(row, day(service.meterInstalledOn()));
        field(row, Optional.empty(), service.account());
        end(row, 'M', service.account());
    }

    private static void field(StringBuilder row, String value) {
        row.append(value).append('\t');
    }

    /** Absent values are NULL in newer rows and empty in older ones, as such systems grow. */
    private static void field(StringBuilder row, Optional<String> value, int index) {
        field(row, value.orElse(index % 2 == 0 ? "" : "\\N"));
    }

    private void end(StringBuilder row, char table, int index) {
        row.append("0\t").append(lastUpdated(table * 10_000_000L + index));
    }

    private String lastUpdated(long index) {
        if (city.random().happens(MIGRATED_PER_MILLE, Aspect.LAST_UPDATED, index)) {
            return MIGRATION;
        }
        double fraction = city.random().fraction(Aspect.LAST_UPDATED, index + 5_000_000_000L);
        LocalDateTime moment = OLDEST.plusSeconds((long) (fraction * secondsOfHistory));
        return moment.toLocalDate() + " " + moment.toLocalTime();
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : Arrays.stream(resource(script).split(";"))
                    .filter(text -> !text.isBlank())
                    .toList()) {
                statement.execute(command);
            }
        }
    }

    private static String resource(String name) {
        try (InputStream in = FirstLoad.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
