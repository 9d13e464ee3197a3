package org.switchboard.customer.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.model.Account;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.customer.model.CustomerRecord;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.ServiceLocation;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.customer.model.Verification;
import org.switchboard.database.JointRead;
import org.switchboard.database.Part;
import org.switchboard.database.Row;
import org.switchboard.shared.Iso8601;

/** Reads a customer's file in one statement, however many accounts and usage points there are. */
@ApplicationScoped
public class CustomerQueries {

    /** The record that was asked for, and those that are one customer with it. */
    private static final String ONE = """
            with one as (
              select id from customer where id = :id
              union
              select m.customer_id from identity_member asked
              join identity_member m on m.identity_id = asked.identity_id
              where asked.customer_id = :id)
            """;

    private static final String RECORDS = ONE + """
            select c.id, c.source, c.source_key, c.changed_at, c.deleted, c.provenance, c.name, c.kind,
                   c.identity_number, c.telephones, c.emails, c.tier, c.sensitive, c.language,
                   (select jsonb_object_agg(v.field, jsonb_build_object('value', v.value, 'by', v.verified_by,
                                                                        'at', v.verified_at))
                    from customer_verification v where v.customer_id = c.id) as verifications
            from one join customer c on c.id = one.id order by c.id limit :limit""";

    private static final String ACCOUNTS = ONE + """
            select a.*, c.id as customer_id
            from one join customer c on c.id = one.id and not c.deleted
            join customer_account a on a.source = c.source and a.customer_key = c.source_key and not a.deleted
            order by a.number, a.id limit :limit""";

    private static final String USAGE_POINTS = ONE + """
            select u.*, l.source_key as location_key, l.address, l.district, l.longitude, l.latitude, l.zone,
                   (select jsonb_agg(jsonb_build_object('key', d.source_key, 'serial', d.serial, 'kind', d.kind,
                                                        'installedOn', d.installed_on) order by d.installed_on desc)
                    from end_device d
                    where d.source = u.source and d.usage_point_key = u.source_key and not d.deleted) as end_devices
            from one join customer c on c.id = one.id and not c.deleted
            join customer_account a on a.source = c.source and a.customer_key = c.source_key and not a.deleted
            join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted
            left join service_location l
              on l.source = u.source and l.source_key = u.service_location_key and not l.deleted
            order by u.source_key limit :limit""";

    /** No person is kept so often; whoever is shares a number with half a town, and is a case for the review. */
    private static final int MOST_RECORDS = 100;

    private Jdbi jdbi;
    private JointRead together;

    protected CustomerQueries() {
        // for the container's proxy
    }

    @Inject
    public CustomerQueries(Jdbi jdbi, JointRead together) {
        this.jdbi = jdbi;
        this.together = together;
    }

    /**
     * What is kept of one customer.
     *
     * @param records all, also deleted ones; none when there is no such record
     * @param accounts and usage points: of those that are not deleted
     */
    public record Held(List<CustomerRecord> records, List<Account> accounts, List<UsagePoint> usagePoints) {}

    /** Everything of the customer whom this record is of, in one statement. */
    public Held held(long recordId) {
        Part<CustomerRecord> records = recordsOf(recordId);
        Part<Account> accounts = Part.of(ACCOUNTS, CustomerQueries::account)
                .bind("id", recordId)
                .bind("limit", CustomerFile.MOST_PER_CUSTOMER);
        Part<UsagePoint> usagePoints = Part.of(USAGE_POINTS, CustomerQueries::usagePoint)
                .bind("id", recordId)
                .bind("limit", CustomerFile.MOST_PER_CUSTOMER);
        JointRead.Answers answers = together.read(List.of(records, accounts, usagePoints));
        return new Held(answers.of(records), answers.of(accounts), answers.of(usagePoints));
    }

    /** All records of the customer whom this record is of, also deleted ones; none when there is no such record. */
    public List<CustomerRecord> records(long recordId) {
        return recordsOf(recordId).list(jdbi);
    }

    private static Part<CustomerRecord> recordsOf(long recordId) {
        return Part.of(RECORDS, CustomerQueries::record).bind("id", recordId).bind("limit", MOST_RECORDS);
    }

    public Set<Long> recordIds(Collection<Long> recordIds) {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery("""
                        select unnest(:ids)
                        union
                        select m.customer_id from identity_member asked
                        join identity_member m on m.identity_id = asked.identity_id
                        where asked.customer_id = any (:ids)""")
                .bindArray("ids", Long.class, recordIds)
                .mapTo(Long.class)
                .list()));
    }

    /** Repeats when the answer is repeated. */
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

    public void deleteVerification(Collection<Long> recordIds, CustomerField field) {
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

    private static CustomerRecord record(Row row) throws SQLException {
        Map<CustomerField, Verification> verifications = new EnumMap<>(CustomerField.class);
        row.json("verifications")
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

    private static Customer customer(Row row) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                row.instant("changed_at").orElseThrow(),
                row.text("name").orElse(""),
                row.text("kind"),
                row.text("identity_number"),
                row.texts("telephones"),
                row.texts("emails"),
                row.text("tier"),
                row.texts("sensitive"),
                row.text("language"),
                row.provenance("provenance"));
    }

    private static Account account(Row row) throws SQLException {
        Map<String, String> identifiers = new HashMap<>();
        row.json("identifiers")
                .fields()
                .forEachRemaining(entry ->
                        identifiers.put(entry.getKey(), entry.getValue().asText()));
        return new Account(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("source"),
                row.getString("source_key"),
                row.instant("changed_at").orElseThrow(),
                row.text("number").orElse(""),
                row.text("status"),
                row.date("opened_on"),
                identifiers);
    }

    private static UsagePoint usagePoint(Row row) throws SQLException {
        return new UsagePoint(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                row.instant("changed_at").orElseThrow(),
                row.text("account_key"),
                row.text("network_element_key"),
                row.text("connection_state"),
                row.text("phases"),
                location(row),
                StreamSupport.stream(row.json("end_devices").spliterator(), false)
                        .map(CustomerQueries::endDevice)
                        .toList());
    }

    private static Optional<ServiceLocation> location(Row row) throws SQLException {
        Optional<String> key = row.text("location_key");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceLocation(
                key.get(),
                row.text("address").orElse(""),
                row.text("district"),
                row.number("longitude"),
                row.number("latitude"),
                row.text("zone")));
    }

    private static EndDevice endDevice(JsonNode device) {
        return new EndDevice(
                device.path("key").asText(),
                device.path("serial").asText(""),
                Optional.ofNullable(device.path("kind").textValue()),
                Optional.ofNullable(device.path("installedOn").textValue()).map(LocalDate::parse));
    }
}
