package org.switchboard.customer.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.customer.model.Account;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.customer.model.CustomerRecord;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.ServiceLocation;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.customer.model.Verification;
import org.switchboard.database.Columns;
import org.switchboard.shared.Iso8601;

/** Reads a customer's file in three statements, however many accounts and usage points there are. */
@ApplicationScoped
public class CustomerQueries {

    private static final String USAGE_POINTS = """
            select u.*, l.source_key as location_key, l.address, l.district, l.longitude, l.latitude, l.zone,
                   (select jsonb_agg(jsonb_build_object('key', d.source_key, 'serial', d.serial, 'kind', d.kind,
                                                        'installedOn', d.installed_on) order by d.installed_on desc)
                    from end_device d
                    where d.source = u.source and d.usage_point_key = u.source_key and not d.deleted) as end_devices
            from unnest(:sources, :keys) as holder (source, key)
            join customer_account a
              on a.source = holder.source and a.customer_key = holder.key and not a.deleted
            join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted
            left join service_location l
              on l.source = u.source and l.source_key = u.service_location_key and not l.deleted
            order by u.source_key limit :limit""";

    /** The record that was asked for, and those that are one customer with it. */
    private static final String RECORDS = """
            with one as (
              select id from customer where id = :id
              union
              select m.customer_id from identity_member asked
              join identity_member m on m.identity_id = asked.identity_id
              where asked.customer_id = :id)
            select c.*, (select jsonb_object_agg(v.field, jsonb_build_object('value', v.value, 'by', v.verified_by,
                                                                            'at', v.verified_at))
                         from customer_verification v where v.customer_id = c.id) as verifications
            from one join customer c on c.id = one.id order by c.id limit :limit""";

    /** No person is kept so often; whoever is shares a number with half a town, and is a case for the review. */
    private static final int MOST_RECORDS = 100;

    @Inject
    Jdbi jdbi;

    /** What the accounts of some records are, with their usage points. */
    public record Holdings(List<Account> accounts, List<UsagePoint> usagePoints) {}

    /** All records of the customer whom this record is of, also deleted ones; none when there is no such record. */
    public List<CustomerRecord> records(long recordId) {
        return jdbi.withHandle(handle -> handle.createQuery(RECORDS)
                .bind("id", recordId)
                .bind("limit", MOST_RECORDS)
                .map(CustomerQueries::record)
                .list());
    }

    public Set<Long> recordIds(long recordId) {
        return Set.copyOf(jdbi.withHandle(handle ->
                handle.createQuery("""
                        select cast(:id as bigint)
                        union
                        select m.customer_id from identity_member asked
                        join identity_member m on m.identity_id = asked.identity_id
                        where asked.customer_id = :id""").bind("id", recordId).mapTo(Long.class).list()));
    }

    public Holdings holdings(List<Customer> records) {
        return jdbi.withHandle(handle -> new Holdings(accounts(handle, records), usagePoints(handle, records)));
    }

    /** Says again when it is said again. */
    public void verify(long recordId, CustomerField field, Verification verification) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into customer_verification (customer_id, field, value, verified_by, verified_at)
                        values (:record, :field, :value, :by, :at)
                        on conflict (customer_id, field) do update set value = excluded.value,
                          verified_by = excluded.verified_by, verified_at = excluded.verified_at""")
                .bind("record", recordId)
                .bind("field", field.wireName())
                .bind("value", verification.value())
                .bind("by", verification.by())
                .bind("at", verification.at())
                .execute());
    }

    public void forgetVerification(Collection<Long> recordIds, CustomerField field) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from customer_verification where customer_id = any (:records) and field = :field")
                .bindArray("records", Long.class, recordIds)
                .bind("field", field.wireName())
                .execute());
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

    private static List<Account> accounts(Handle handle, List<Customer> records) {
        return holding(handle.createQuery("""
                        select a.*, holder.id as customer_id
                        from unnest(:ids, :sources, :keys) as holder (id, source, key)
                        join customer_account a
                          on a.source = holder.source and a.customer_key = holder.key and not a.deleted
                        order by a.number, a.id limit :limit"""), records)
                .bind("limit", CustomerFile.MOST_PER_CUSTOMER)
                .map(CustomerQueries::account)
                .list();
    }

    private static List<UsagePoint> usagePoints(Handle handle, List<Customer> records) {
        return holding(handle.createQuery(USAGE_POINTS), records)
                .bind("limit", CustomerFile.MOST_PER_CUSTOMER)
                .map(CustomerQueries::usagePoint)
                .list();
    }

    private static Query holding(Query query, List<Customer> records) {
        return query.bindArray(
                        "ids", Long.class, records.stream().map(Customer::id).toList())
                .bindArray(
                        "sources",
                        String.class,
                        records.stream().map(Customer::source).toList())
                .bindArray(
                        "keys",
                        String.class,
                        records.stream().map(Customer::key).toList());
    }

    private static CustomerRecord record(ResultSet row, StatementContext context) throws SQLException {
        Map<CustomerField, Verification> verifications = new EnumMap<>(CustomerField.class);
        Columns.json(row, "verifications")
                .fields()
                .forEachRemaining(each -> verifications.put(
                        CustomerField.named(each.getKey()),
                        new Verification(
                                each.getValue().path("value").asText(),
                                each.getValue().path("by").asText(),
                                Iso8601.parse(each.getValue().path("at").asText())
                                        .toInstant())));
        return new CustomerRecord(customer(row), row.getBoolean("deleted"), verifications);
    }

    private static Customer customer(ResultSet row) throws SQLException {
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
                row.getLong("customer_id"),
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
