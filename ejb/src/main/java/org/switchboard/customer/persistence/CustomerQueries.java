package org.switchboard.customer.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.customer.Account;
import org.switchboard.customer.Customer;
import org.switchboard.customer.CustomerFile;
import org.switchboard.customer.Customers;
import org.switchboard.customer.EndDevice;
import org.switchboard.customer.ServiceLocation;
import org.switchboard.customer.UsagePoint;
import org.switchboard.database.Columns;

/** Reads a customer's file in three statements, however many accounts and usage points there are. */
@ApplicationScoped
public class CustomerQueries {

    private static final String USAGE_POINTS = """
            select u.*, l.source_key as location_key, l.address, l.district, l.longitude, l.latitude, l.zone,
                   (select jsonb_agg(jsonb_build_object('key', d.source_key, 'serial', d.serial, 'kind', d.kind,
                                                        'installedOn', d.installed_on) order by d.installed_on desc)
                    from end_device d
                    where d.source = u.source and d.usage_point_key = u.source_key and not d.deleted) as end_devices
            from customer_account a
            join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted
            left join service_location l
              on l.source = u.source and l.source_key = u.service_location_key and not l.deleted
            where a.source = :source and a.customer_key = :key and not a.deleted
            order by u.source_key limit :limit""";

    @Inject
    Jdbi jdbi;

    public Optional<CustomerFile> file(long customerId) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from customer where id = :id and not deleted")
                .bind("id", customerId)
                .map(CustomerQueries::customer)
                .findFirst()
                .map(customer ->
                        new CustomerFile(customer, accounts(handle, customer), usagePoints(handle, customer))));
    }

    public Optional<Long> customerOfUsagePoint(String usagePointKey) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id from usage_point u
                        join customer_account a on a.source = u.source and a.source_key = u.account_key
                        join customer c on c.source = a.source and c.source_key = a.customer_key and not c.deleted
                        where u.source_key = :key order by u.source limit 1""")
                .bind("key", usagePointKey)
                .mapTo(Long.class)
                .findFirst());
    }

    private static List<Account> accounts(Handle handle, Customer customer) {
        return handle.createQuery("""
                        select * from customer_account
                        where source = :source and customer_key = :key and not deleted
                        order by number limit :limit""")
                .bind("source", customer.source())
                .bind("key", customer.key())
                .bind("limit", Customers.MOST_PER_CUSTOMER)
                .map(CustomerQueries::account)
                .list();
    }

    private static List<UsagePoint> usagePoints(Handle handle, Customer customer) {
        return handle.createQuery(USAGE_POINTS)
                .bind("source", customer.source())
                .bind("key", customer.key())
                .bind("limit", Customers.MOST_PER_CUSTOMER)
                .map(CustomerQueries::usagePoint)
                .list();
    }

    private static Customer customer(ResultSet row, StatementContext context) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                Columns.instant(row, "changed_at").orElseThrow(),
                Columns.text(row, "name").orElse(""),
                Columns.text(row, "kind"),
                Columns.text(row, "identity_number"),
                Columns.texts(row, "telephones"),
                Columns.texts(row, "emails"),
                Columns.text(row, "tier"),
                Columns.texts(row, "sensitive"),
                Columns.text(row, "language"),
                Columns.provenance(row, "provenance"));
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        Map<String, String> identifiers = new HashMap<>();
        Columns.json(row, "identifiers")
                .fields()
                .forEachRemaining(entry ->
                        identifiers.put(entry.getKey(), entry.getValue().asText()));
        return new Account(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                Columns.instant(row, "changed_at").orElseThrow(),
                Columns.text(row, "number").orElse(""),
                Columns.text(row, "status"),
                Columns.date(row, "opened_on"),
                identifiers);
    }

    private static UsagePoint usagePoint(ResultSet row, StatementContext context) throws SQLException {
        return new UsagePoint(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                Columns.instant(row, "changed_at").orElseThrow(),
                Columns.text(row, "account_key"),
                Columns.text(row, "network_element_key"),
                Columns.text(row, "connection_state"),
                Columns.text(row, "phases"),
                location(row),
                StreamSupport.stream(Columns.json(row, "end_devices").spliterator(), false)
                        .map(CustomerQueries::endDevice)
                        .toList());
    }

    private static Optional<ServiceLocation> location(ResultSet row) throws SQLException {
        Optional<String> key = Columns.text(row, "location_key");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceLocation(
                key.get(),
                Columns.text(row, "address").orElse(""),
                Columns.text(row, "district"),
                Columns.number(row, "longitude"),
                Columns.number(row, "latitude"),
                Columns.text(row, "zone")));
    }

    private static EndDevice endDevice(JsonNode device) {
        return new EndDevice(
                device.path("key").asText(),
                device.path("serial").asText(""),
                Optional.ofNullable(device.path("kind").textValue()),
                Optional.ofNullable(device.path("installedOn").textValue()).map(LocalDate::parse));
    }
}
