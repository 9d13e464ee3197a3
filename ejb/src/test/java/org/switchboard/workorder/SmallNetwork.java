package org.switchboard.workorder;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.network.model.ElementKey;

/** A network in the tables: devices below one another, customers on them, and what meters and switches say. */
final class SmallNetwork {

    private final Jdbi jdbi;

    SmallNetwork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param upstream the device above; null for none */
    ElementKey device(String key, String kind, String upstream) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into network_element (source, source_key, changed_at, received_at, deleted, provenance,
                          kind, name, upstream_key, normally_open)
                        values ('gis', :key, now(), now(), false, '{}', :kind, 'Device ' || :key, :upstream, false)""")
                .bind("key", key)
                .bind("kind", kind)
                .bind("upstream", upstream)
                .execute());
        return new ElementKey("gis", key);
    }

    /** A customer with a service point of the same key below the device. */
    long customer(String key, String device, String... sensitive) {
        device("sp-" + key, "service-point", device);
        return jdbi.withHandle(handle -> {
            handle.execute("""
                    insert into usage_point (source, source_key, changed_at, received_at, deleted, provenance,
                      account_key, service_location_key, network_element_key)
                    values ('cis', ?, now(), now(), false, '{}', ?, ?, ?)""", "up-" + key, key, key, "sp-" + key);
            handle.execute("""
                    insert into service_location (source, source_key, changed_at, received_at, deleted, provenance, address)
                    values ('cis', ?, now(), now(), false, '{}', 'Street ' || ?)""", key, key);
            handle.execute("""
                    insert into customer_account (source, source_key, changed_at, received_at, deleted, provenance,
                      customer_key, number)
                    values ('cis', ?, now(), now(), false, '{}', ?, ?)""", key, key, key);
            return handle.createQuery("""
                            insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name,
                              sensitive)
                            values ('cis', :key, now(), now(), false, '{}', 'Customer ' || :key, :sensitive)
                            returning id""")
                    .bind("key", key)
                    .bindArray("sensitive", String.class, (Object[]) sensitive)
                    .mapTo(Long.class)
                    .one();
        });
    }

    static ElementKey usagePoint(String customer) {
        return new ElementKey("cis", "up-" + customer);
    }

    /** The meter of the customer says 0, dark, or 1, with supply. */
    void meterReading(String customer, double value, Instant at) {
        reading("head-end", "supply-state", "sp-" + customer, value, at);
    }

    void pingAnswers(String customer, double value, Instant at) {
        reading("head-end", "ping", "sp-" + customer, value, at);
    }

    void switchReads(String device, double value, Instant at) {
        reading("scada", "switch-state", device, value, at);
    }

    private void reading(String source, String kind, String element, double value, Instant at) {
        String point = element + ":" + kind;
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into measurement_point (source, source_key, changed_at, received_at, deleted, provenance,
                      network_element_key, kind)
                    values (?, ?, now(), now(), false, '{}', ?, ?) on conflict do nothing""", source, point, element, kind);
            handle.execute("""
                    insert into measurement (source, source_key, changed_at, received_at, deleted, provenance, value,
                      quality)
                    values (?, ?, ?, now(), false, '{}', ?, 'good')
                    on conflict (source_key, source) do update
                      set value = excluded.value, changed_at = excluded.changed_at""", source, point, at, value);
        });
    }

    /** A source that keeps its update interval or not. */
    void lastSuccess(String source, Instant at, int everySeconds) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into feed (source, name, record_type, promise_seconds, last_success_at)
                values (?, 'values', 'measurement', ?, ?)""", source, everySeconds, at));
    }
}
