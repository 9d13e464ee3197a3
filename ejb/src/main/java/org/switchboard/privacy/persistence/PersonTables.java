package org.switchboard.privacy.persistence;

import java.util.List;

/**
 * All tables with personal data, in the order of an erasure: rows are found over the keys of the customer, which go last.
 * personal-columns.txt of the tests lists each column of the database, and whether one of these has to cover it.
 */
public final class PersonTables {

    private static final String CUSTOMERS = "(select c.source, c.source_key from customer c where c.id = any(:ids))";
    private static final String ACCOUNTS = "(select a.source, a.source_key from customer_account a"
            + " where (a.source, a.customer_key) in " + CUSTOMERS + ")";
    private static final String ACCOUNT_IDS =
            "(select a.id from customer_account a where (a.source, a.customer_key) in " + CUSTOMERS + ")";
    private static final String KEYS =
            "(select k.source, k.key from unnest(cast(:keySources as text[]), cast(:keys as text[])) as k (source, key))";

    /** A caller's number counts only where no other customer is named. */
    private static final String TICKET = "(t.customer_id = any(:ids) or t.customer_id is null"
            + " and concat_ws(' ', t.caller_telephone, t.callback_telephone) ~ :telephones)";

    private static final String CALLER = "(t.customer_id is not null and t.customer_id <> all(:ids)"
            + " and concat_ws(' ', t.caller_telephone, t.callback_telephone) ~ :telephones)";
    private static final String TICKETS = "(select t.id from trouble_ticket t where " + TICKET + ")";
    private static final String NUMBERS = "(select t.number from trouble_ticket t where " + TICKET + ")";

    /** Whatever the person's tickets, calls and callbacks say, and who called. */
    private static final String MENTIONED = " ~* :pattern";

    private static final List<PersonTable> ALL = List.of(
            events("event_log"),
            PersonTable.of("event_log", "cast(t.payload as text)" + MENTIONED).json("payload"),
            events("event_retry"),
            PersonTable.of("event_retry", "concat(t.payload, t.last_error)" + MENTIONED)
                    .json("payload")
                    .texts("last_error"),
            events("event_set_aside"),
            PersonTable.of("event_set_aside", "concat(t.payload, t.error)" + MENTIONED)
                    .json("payload")
                    .texts("error"),
            PersonTable.of("deadline", "concat(t.payload, t.last_error)" + MENTIONED)
                    .json("payload")
                    .texts("last_error"),
            PersonTable.of(
                    "outbox_message",
                    "t.payload" + MENTIONED + " or t.message_key in " + NUMBERS
                            + " or t.message_key in (select i.source_key from party_interaction i"
                            + " where i.customer_id = any(:ids))"),
            PersonTable.of(
                    "rejected_record",
                    "concat_ws(' ', t.original, t.value, t.reason)" + MENTIONED + " or exists (select from " + KEYS
                            + " k where k.source = t.source and strpos(t.original, cast(to_json(k.key) as text)) > 0)"),
            PersonTable.of(
                            "idempotency_key",
                            "exists (select from (select unnest(cast(:values as text[])) union all select "
                                    + "number from trouble_ticket t where " + TICKET + ") v (said)"
                                    + " where position(convert_to(v.said, 'UTF8') in t.body) > 0"
                                    + " or strpos(concat(t.path, t.headers), v.said) > 0)"
                                    + " or t.path ~ :paths")
                    .internal(),
            PersonTable.of(
                    "draft",
                    "cast(t.fields as text)" + MENTIONED + " or t.matter ~ :paths or exists (select from " + NUMBERS
                            + " n where t.matter like '%/' || n.number)"),
            PersonTable.of("feed", "t.failure" + MENTIONED).texts("failure").internal(),
            PersonTable.of("feed_note", "t.note" + MENTIONED).texts("note").internal(),
            PersonTable.of("initial_load", "t.problem" + MENTIONED)
                    .texts("problem")
                    .internal(),
            PersonTable.of("job_run", "t.error" + MENTIONED).texts("error").internal(),
            PersonTable.of("source_file", "t.fault" + MENTIONED).texts("fault").internal(),
            PersonTable.of("failed_file", "t.reason" + MENTIONED)
                    .texts("reason")
                    .internal(),
            PersonTable.of("source_pause", "t.why" + MENTIONED).texts("why").internal(),
            PersonTable.of("work_order", "concat_ws(' ', t.symptom, t.reason)" + MENTIONED)
                    .texts("symptom", "reason"),
            PersonTable.of("work_order_entry", "t.detail" + MENTIONED).texts("detail"),
            PersonTable.of("work_order_status", "t.note" + MENTIONED).texts("note"),
            PersonTable.of("outage", "t.cause" + MENTIONED).texts("cause").internal(),
            PersonTable.of("outage_plan", "t.reason" + MENTIONED)
                    .texts("reason")
                    .internal(),
            PersonTable.of("trouble_ticket_entry", "t.ticket_id in " + TICKETS).nulls("detail"),
            PersonTable.of("trouble_ticket_entry", "t.detail" + MENTIONED).texts("detail"),
            PersonTable.of("trouble_call", "t.ticket_id in " + TICKETS + " or " + TICKET)
                    .nulls(
                            "text",
                            "caller_name",
                            "caller_telephone",
                            "callback_telephone",
                            "place_text",
                            "place_longitude",
                            "place_latitude"),
            PersonTable.of("trouble_call", CALLER).nulls("caller_name", "caller_telephone", "callback_telephone"),
            PersonTable.of("trouble_call", "concat_ws(' ', t.text, t.place_text, t.caller_name)" + MENTIONED)
                    .texts("text", "place_text", "caller_name"),
            PersonTable.of(
                            "callback",
                            "t.ticket_id in " + TICKETS + " or t.customer_id = any(:ids) or t.telephone ~ :telephones")
                    .set("telephone", "''")
                    .set("version", "version + 1"),
            PersonTable.of("trouble_ticket", CALLER)
                    .nulls("caller_name", "caller_telephone", "callback_telephone")
                    .set("version", "version + 1")
                    .follows("telephone_digits"),
            PersonTable.of("trouble_ticket", TICKET)
                    .nulls(
                            "text",
                            "caller_name",
                            "caller_telephone",
                            "callback_telephone",
                            "place_text",
                            "place_longitude",
                            "place_latitude",
                            "matter")
                    .set("blanked_at", ":at")
                    .set("version", "version + 1")
                    .follows("telephone_digits"),
            PersonTable.of("trouble_ticket", "concat_ws(' ', t.text, t.place_text, t.caller_name)" + MENTIONED)
                    .texts("text", "place_text", "caller_name")
                    .set("version", "version + 1"),
            PersonTable.of(
                            "party_interaction",
                            "t.customer_id = any(:ids) or (t.source, t.customer_key) in " + CUSTOMERS
                                    + " or t.customer_id is null and t.customer_key is null and t.telephone ~ :telephones")
                    .nulls("customer_key", "telephone", "telephone_digits", "reason", "summary")
                    .set("source_key", erasedKey("interaction", "source_key")),
            PersonTable.of("party_interaction", "concat_ws(' ', t.reason, t.summary)" + MENTIONED)
                    .texts("reason", "summary"),
            PersonTable.of("customer_verification", "t.customer_id = any(:ids)"),
            PersonTable.of("identity_key", "t.customer_id = any(:ids)").internal(),
            PersonTable.of("identity_due", "t.customer_id = any(:ids)").internal(),
            PersonTable.of("identity_link", "t.one = any(:ids) or t.other = any(:ids)")
                    .set("evidence", "'[]'"),
            PersonTable.of("identity_review", "t.one = any(:ids) or t.other = any(:ids)")
                    .set("evidence", "'[]'")
                    .set("state", "case t.state when 'WAITING' then 'SETTLED' else t.state end"),
            PersonTable.of("swept_key", "(t.source, t.key) in " + KEYS).internal(),
            PersonTable.of("missing_key", "(t.source, t.key) in " + KEYS).internal(),
            PersonTable.of("account_balance", "t.account_id in " + ACCOUNT_IDS),
            PersonTable.of("customer_bill", "(t.source, t.account_key) in " + ACCOUNTS),
            PersonTable.of("service_location", PersonKeys.OWN_LOCATION.formatted(ACCOUNTS, ACCOUNTS))
                    .nulls("address", "address_folded", "street", "house"),
            PersonTable.of("usage_point", "(t.source, t.account_key) in " + ACCOUNTS)
                    .nulls("account_key"),
            PersonTable.of("customer_account", "(t.source, t.customer_key) in " + CUSTOMERS)
                    .nulls("number", "identifiers", "status", "opened_on")
                    .set("deleted", "true")
                    .set("source_key", erasedKey("account", "source_key"))
                    .set("customer_key", erasedKey("customer", "customer_key")),
            PersonTable.of("customer", "t.id = any(:ids)")
                    .nulls(
                            "name",
                            "kind",
                            "identity_number",
                            "telephones",
                            "telephone_digits",
                            "emails",
                            "tier",
                            "sensitive",
                            "language",
                            "name_words")
                    .set("deleted", "true")
                    .set("source_key", erasedKey("customer", "source_key")));

    private PersonTables() {}

    public static List<PersonTable> all() {
        return ALL;
    }

    /** The keys of records that changed. */
    private static PersonTable events(String table) {
        return PersonTable.of(
                        table,
                        "t.type = 'records-changed' and jsonb_typeof(t.payload -> 'keys') = 'array'"
                                + " and jsonb_exists_any(t.payload -> 'keys', cast(:keys as text[]))"
                                + " and t.payload ->> 'source' = any(:keySources)")
                .set(
                        "payload",
                        "jsonb_set(t.payload, '{keys}', (select jsonb_agg(case when"
                                + " (t.payload ->> 'source', each.key #>> '{}') in " + KEYS
                                + " then to_jsonb(cast('erased' as text)) else each.key end)"
                                + " from jsonb_array_elements(t.payload -> 'keys') as each (key)))");
    }

    /** The hash by which the intake recognises the key, and which refers to the record as the key did. */
    private static String erasedKey(String type, String column) {
        return "'erased:' || encode(sha256(convert_to((select salt from suppression_salt) || '/' || t.source || '/"
                + type + "/' || t." + column + ", 'UTF8')), 'hex')";
    }
}
