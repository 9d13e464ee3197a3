package org.switchboard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.CustomerRecord;
import org.switchboard.customer.model.FieldOrigin;
import org.switchboard.customer.model.FieldOrigin.Held;
import org.switchboard.customer.model.FieldOrigin.Rule;
import org.switchboard.customer.model.Verification;

class SurvivorshipTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-11-01T00:00:00Z");

    private static Customer said(long id, String source, String name, Instant asOf, String telephone, String... flags) {
        return new Customer(
                id,
                source,
                "K" + id,
                asOf,
                name,
                Optional.empty(),
                Optional.empty(),
                telephone.isEmpty() ? List.of() : List.of(telephone),
                List.of(),
                Optional.empty(),
                List.of(flags),
                Optional.empty(),
                Map.of("identity", asOf, "contact", asOf, "standing", asOf));
    }

    private static CustomerRecord record(Customer said) {
        return new CustomerRecord(said, false, Map.of());
    }

    private static FieldOrigin origin(Survivorship survivorship, CustomerField field) {
        return survivorship.origins().stream()
                .filter(each -> each.field() == field)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void latest_value_is_shown_among_sources_of_equal_priority() {
        Survivorship shown = new Survivorship(
                List.of(record(said(1, "cis", "王小明", LONG_AGO, "111")), record(said(2, "crm", "王晓明", LATELY, ""))),
                (field, source) -> 0);
        assertThat(origin(shown, CustomerField.NAME).value()).contains("王晓明");
        assertThat(origin(shown, CustomerField.NAME).rule()).isEqualTo(Rule.FRESHNESS);
        assertThat(origin(shown, CustomerField.NAME).others())
                .extracting(Held::value)
                .containsExactly("王小明");
        assertThat(origin(shown, CustomerField.TELEPHONES).rule()).isEqualTo(Rule.ONLY_ONE_SAYS);
        assertThat(origin(shown, CustomerField.TIER).rule()).isEqualTo(Rule.NOBODY_SAYS);
        Customer customer = shown.customer(1);
        assertThat(customer.name()).isEqualTo("王晓明");
        assertThat(customer.telephones()).containsExactly("111");
    }

    @Test
    void source_of_higher_priority_precedes_the_fresher_one() {
        Survivorship shown = new Survivorship(
                List.of(record(said(1, "cis", "王小明", LONG_AGO, "111")), record(said(2, "crm", "王晓明", LATELY, "222"))),
                (field, source) -> source.equals("cis") == (field == CustomerField.NAME) ? 0 : 1);
        assertThat(shown.customer(1).name()).isEqualTo("王小明");
        assertThat(shown.customer(1).telephones()).containsExactly("222");
        assertThat(origin(shown, CustomerField.NAME).rule()).isEqualTo(Rule.SOURCE_PRIORITY);
    }

    @Test
    void confirmed_value_comes_first_until_its_record_changes() {
        Verification confirmed = new Verification("111", "agent", LATELY);
        CustomerRecord old = new CustomerRecord(
                said(1, "cis", "王小明", LONG_AGO, "111"), false, Map.of(CustomerField.TELEPHONES, confirmed));
        CustomerRecord fresh = record(said(2, "crm", "王小明", LATELY, "222"));
        FieldOrigin telephones = origin(new Survivorship(List.of(old, fresh), (f, s) -> 0), CustomerField.TELEPHONES);
        assertThat(telephones.value()).contains("111");
        assertThat(telephones.rule()).isEqualTo(Rule.VERIFIED_BY_CUSTOMER);
        assertThat(telephones.chosen().flatMap(Held::verifiedBy)).contains("agent");

        CustomerRecord changed = new CustomerRecord(
                said(1, "cis", "王小明", LONG_AGO, "333"), false, Map.of(CustomerField.TELEPHONES, confirmed));
        assertThat(origin(new Survivorship(List.of(changed, fresh), (f, s) -> 0), CustomerField.TELEPHONES)
                        .value())
                .contains("222");
    }

    @Test
    void life_support_of_any_source_is_accepted() {
        Survivorship shown = new Survivorship(
                List.of(
                        record(said(1, "cis", "王小明", LATELY, "", "hospital")),
                        record(said(2, "crm", "王小明", LONG_AGO, "", Customer.LIFE_SUPPORT))),
                (field, source) -> 0);
        assertThat(shown.customer(1).needsLifeSupport()).isTrue();
        assertThat(origin(shown, CustomerField.SENSITIVE).rule()).isEqualTo(Rule.EVERY_SOURCE);
        assertThat(origin(shown, CustomerField.NAME).rule()).isEqualTo(Rule.ALL_AGREE);
    }

    @Test
    void reports_the_part_of_a_telephone_field_that_is_not_a_number() {
        Survivorship shown = new Survivorship(
                List.of(record(said(1, "cis", "王小明", LATELY, "13805712345/34567"))), (field, source) -> 0);
        assertThat(origin(shown, CustomerField.TELEPHONES).value()).contains("13805712345/34567");
        assertThat(origin(shown, CustomerField.TELEPHONES).unread()).containsExactly("34567");
    }

    @Test
    void a_single_record_is_shown_as_it_is() {
        Customer alone = said(7, "cis", "王小明", LATELY, "111");
        assertThat(new Survivorship(List.of(record(alone)), (f, s) -> 0).customer(7))
                .isSameAs(alone);
    }
}
