package org.switchboard.customer.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.switchboard.customer.spelling.NameWords;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.source.record.RecordTable;

/** The five record types that make a customer's file. */
final class CustomerRecords {

    static final RecordTable CUSTOMER = RecordTable.named("customer")
            .group("identity")
            .text("name", "name")
            .derived("name_words", "text[]", record -> nameWords(record.path("name")))
            .text("kind", "kind")
            .text("identity_number", "identityNumber")
            .text("language", "language")
            .group("contact")
            .column("telephones", "text[]", "telephones")
            .derived("telephone_digits", "text", record -> digits(record.path("telephones")))
            .column("emails", "text[]", "emails")
            .group("standing")
            .text("tier", "tier")
            .column("sensitive", "text[]", "sensitive")
            .build();

    static final RecordTable ACCOUNT = RecordTable.named("customer_account")
            .group("account")
            .text("customer_key", "customerKey")
            .text("number", "number")
            .text("status", "status")
            .column("opened_on", "date", "openedOn")
            .column("identifiers", "jsonb", "identifiers")
            .build();

    static final RecordTable SERVICE_LOCATION = RecordTable.named("service_location")
            .group("address")
            .text("address", "address.text")
            .derived(
                    "address_folded",
                    "text",
                    record -> derived(record.path("address").path("text"), SearchForm::folded))
            .text("province", "address.province")
            .text("city", "address.city")
            .text("district", "address.district")
            .text("street", "address.street")
            .text("house", "address.house")
            .text("zone", "zone")
            .group("position")
            .column("longitude", "double precision", "longitude")
            .column("latitude", "double precision", "latitude")
            .build();

    static final RecordTable USAGE_POINT = RecordTable.named("usage_point")
            .group("connection")
            .text("account_key", "accountKey")
            .text("service_location_key", "serviceLocationKey")
            .text("network_element_key", "networkElementKey")
            .text("phases", "phases")
            .column("failures_per_year", "double precision", "failuresPerYear")
            .group("state")
            .text("connection_state", "connectionState")
            .build();

    static final RecordTable END_DEVICE = RecordTable.named("end_device")
            .group("device")
            .text("usage_point_key", "usagePointKey")
            .text("serial", "serial")
            .text("kind", "kind")
            .column("installed_on", "date", "installedOn")
            .build();

    private CustomerRecords() {}

    private static JsonNode derived(JsonNode text, UnaryOperator<String> form) {
        return text.isTextual() ? TextNode.valueOf(form.apply(text.asText())) : NullNode.instance;
    }

    static JsonNode nameWords(JsonNode name) {
        if (!name.isTextual()) {
            return NullNode.instance;
        }
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        NameWords.of(name.asText()).forEach(words::add);
        return words;
    }

    static JsonNode digits(JsonNode telephones) {
        return TextNode.valueOf(StreamSupport.stream(telephones.spliterator(), false)
                .map(JsonNode::asText)
                .map(SearchForm::digits)
                .filter(digits -> !digits.isEmpty())
                .collect(Collectors.joining(" ")));
    }
}
